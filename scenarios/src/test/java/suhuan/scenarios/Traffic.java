package suhuan.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;

/**
 * Callers who write while something is broken. Each has one envelope at a time and sends it until it is answered with a receipt,
 * as the gateway asks of callers; every failure on the way is counted.
 */
final class Traffic implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration STREAM_PACE = Duration.ofMillis(30);
    private static final int WINDOW = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Book book;
    private final Sightings sightings = new Sightings();
    private final List<Future<?>> callers = new ArrayList<>();
    private final List<SuhuanClient> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean enough;

    Traffic(Book book) {
        this.book = book;
    }

    Sightings sightings() {
        return sightings;
    }

    /** Lets so many callers write for a party through a gateway. */
    Traffic callers(int count, Party party, Consortium.Member member, Supplier<PreparedEnvelope> envelopes) {
        SuhuanClient client = member.impatient(party);
        for (int i = 0; i < count; i++) {
            callers.add(threads.submit(() -> {
                while (!enough) {
                    PreparedEnvelope envelope = envelopes.get();
                    book.sent(party, envelope);
                    send(client, envelope);
                }
                return null;
            }));
        }
        clients.add(client);
        return this;
    }

    /** Lets one stream write for a party through a gateway; its client reconnects and sends again by itself. */
    Traffic stream(Party party, Consortium.Member member, Supplier<PreparedEnvelope> envelopes) {
        SuhuanClient client = member.patient(party);
        clients.add(client);
        callers.add(threads.submit(() -> {
            try (RecordStreamSession session = client.stream(WINDOW, answer -> {
                book.answered(answer);
                sightings.served("recorded in a stream");
            })) {
                while (!enough) {
                    PreparedEnvelope envelope = envelopes.get();
                    book.sent(party, envelope);
                    session.send(envelope);
                    Waiting.pause(STREAM_PACE);
                }
                session.awaitAnswers();
            }
            return null;
        }));
        return this;
    }

    private void send(SuhuanClient client, PreparedEnvelope envelope) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                book.answered(client.record(envelope));
                sightings.served("recorded");
                return;
            } catch (CallFailedException e) {
                sightings.failed(e.refusal().name(), e.refusal().en());
                if (System.nanoTime() > end) {
                    throw e;
                }
                Waiting.pause(PAUSE);
            }
        }
    }

    /** Waits until so many more were served. */
    void awaitServed(int more, Duration atMost) throws Exception {
        int wanted = sightings.served() + more;
        Waiting.until(
                wanted + " served; callers saw " + sightings + " " + sightings.examples(),
                atMost,
                () -> sightings.served() >= wanted);
    }

    /** Waits until the last envelope of every caller is answered. */
    void end() throws Exception {
        enough = true;
        for (Future<?> caller : callers) {
            caller.get(PATIENCE.toSeconds() + 60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        enough = true;
        threads.shutdownNow();
        clients.forEach(SuhuanClient::close);
    }
}
