package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;

/**
 * kill -9 of a gateway at random moments of a stream of one party. After each start a few envelopes are sent again, among them such
 * as had no answer when the gateway died.
 */
final class StreamKills {
    private static final int MOST_ACKS_BEFORE_KILL = 120;
    private static final int ASKED_AFTER_A_START = 20;
    private static final int WINDOW = 64;

    private final Gateway gateway;
    private final Party party;
    private final String key;
    private final Book book;
    private final Supplier<PreparedEnvelope> envelopes;
    private final AtomicInteger answered = new AtomicInteger();
    private double slowest;

    StreamKills(Gateway gateway, Party party, String key, Book book, Supplier<PreparedEnvelope> envelopes) {
        this.gateway = gateway;
        this.party = party;
        this.key = key;
        this.book = book;
        this.envelopes = envelopes;
    }

    /** Kills it so often; afterwards it does not run. */
    void run(int kills, Random random) throws Exception {
        int before = book.size();
        for (int kill = 0; kill < kills; kill++) {
            if (!gateway.running()) {
                long begin = System.nanoTime();
                gateway.start();
                askAgain(random);
                slowest = Math.max(slowest, (System.nanoTime() - begin) / 1e9);
            }
            killWhileStreaming(1 + random.nextInt(MOST_ACKS_BEFORE_KILL));
        }
        System.out.printf(
                "%s killed %d times in a stream: %d envelopes sent, %d answered before a kill; answered as before at"
                        + " most %.1f s after a start%n",
                gateway.name(), kills, book.size() - before, answered.get(), slowest);
        assertThat(answered.get()).as("answers before kills").isPositive();
    }

    private void askAgain(Random random) {
        List<PreparedEnvelope> sent = book.of(party);
        List<PreparedEnvelope> last = sent.subList(Math.max(0, sent.size() - WINDOW), sent.size());
        try (SuhuanClient client = gateway.patient(key)) {
            for (int i = 0; i < ASKED_AFTER_A_START; i++) {
                List<PreparedEnvelope> some = i % 2 == 0 ? sent : last;
                book.answered(client.record(some.get(random.nextInt(some.size()))));
            }
        }
    }

    private void killWhileStreaming(int acks) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(acks);
        Thread killer = new Thread(() -> {
            try {
                enough.await();
                gateway.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        try (SuhuanClient client = gateway.impatient(key);
                RecordStreamSession session = client.stream(WINDOW, answer -> {
                    book.answered(answer);
                    answered.incrementAndGet();
                    enough.countDown();
                })) {
            while (true) {
                PreparedEnvelope envelope = envelopes.get();
                book.sent(party, envelope);
                session.send(envelope);
            }
        } catch (CallFailedException gone) {
            killer.join(Duration.ofMinutes(2).toMillis());
            // Broken by the kill, and not before it.
            assertThat(enough.getCount()).as(gone.getMessage()).isZero();
        }
    }
}
