package suhuan.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;

/** kill -9 of a gateway at random moments of a stream; {@code -Dkills=} says how often, 50 with -Dslow. */
@OnFabric
class KilledGatewayTest {
    private static final int MOST_ACKS_BEFORE_KILL = 120;
    private static final int ASKED_AFTER_A_START = 20;
    private static final int WINDOW = 64;

    @Test
    void nothing_acknowledged_is_lost_whenever_a_gateway_dies(Consortium consortium) throws Exception {
        int kills = Integer.getInteger("kills", 3);
        Random random = Seed.random("gateway killed " + kills + " times");
        Consortium.Member producer = consortium.speaker(Party.MAKER);
        int sentBefore = consortium.book().size();
        AtomicInteger answered = new AtomicInteger();
        double slowest = 0;
        for (int kill = 0; kill < kills; kill++) {
            long begin = System.nanoTime();
            consortium.startGateways();
            try (SuhuanClient client = producer.patient(Party.MAKER)) {
                askAgain(consortium, client, random);
            }
            slowest = Math.max(slowest, kill == 0 ? 0 : (System.nanoTime() - begin) / 1e9);
            killDuringStream(consortium, producer, 1 + random.nextInt(MOST_ACKS_BEFORE_KILL), answered);
        }
        System.out.printf(
                "gateway killed %d times in a stream: %d envelopes sent, %d answered before a kill;"
                        + " served again at most %.1f s after it was started anew%n",
                kills, consortium.book().size() - sentBefore, answered.get(), slowest);
        consortium.prove();
    }

    private static void askAgain(Consortium consortium, SuhuanClient client, Random random) {
        List<PreparedEnvelope> sent = consortium.book().of(Party.MAKER);
        for (int i = 0; i < Math.min(ASKED_AFTER_A_START, sent.size()); i++) {
            consortium.book().answered(client.record(sent.get(random.nextInt(sent.size()))));
        }
    }

    private static void killDuringStream(
            Consortium consortium, Consortium.Member member, int acks, AtomicInteger answered) throws Exception {
        CountDownLatch enough = new CountDownLatch(acks);
        Thread killer = new Thread(() -> {
            try {
                enough.await();
                member.gateway().kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        try (SuhuanClient client = member.impatient(Party.MAKER);
                RecordStreamSession session = client.stream(WINDOW, answer -> {
                    consortium.book().answered(answer);
                    answered.incrementAndGet();
                    enough.countDown();
                })) {
            while (true) {
                PreparedEnvelope envelope = consortium.newPack(Party.MAKER);
                consortium.book().sent(Party.MAKER, envelope);
                session.send(envelope);
            }
        } catch (CallFailedException gone) {
            // As wanted.
        }
        killer.join(Duration.ofMinutes(1).toMillis());
    }
}
