package suhuan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.RecordStreamSession;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.Receipt;

/**
 * kill -9 of the real gateway at random moments of a stream: afterwards every acknowledged envelope is there with the same
 * recording, byte for byte, what was not acknowledged can be sent again, and fsck finds nothing.
 *
 * <p>{@code -Dkills=50} for a long run (default 3); {@code -Dseed=} replays the choice of moments.
 */
class KillGatewayTest {
    private static final int MOST_ACKS_BEFORE_KILL = 120;
    private static final int ASKED_AFTER_A_START = 20;

    private final SamplePacks packs = new SamplePacks(17);
    private final Map<String, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final List<PreparedEnvelope> sent = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nothing_acknowledged_is_lost_whenever_the_gateway_dies() throws Exception {
        int kills = Integer.getInteger("kills", 3);
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("KillGatewayTest: " + kills + " kills, seed " + seed + " (replay with -Dseed=" + seed + ")");
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            try (Gateway gateway = Gateway.start(folder.resolve("data"));
                    SuhuanClient client = gateway.makerWithoutRetry()) {
                for (int i = 0; i < Math.min(ASKED_AFTER_A_START, sent.size()); i++) {
                    mustBeAnsweredAsBefore(client, sent.get(random.nextInt(sent.size())));
                }
                killDuringStream(gateway, client, 1 + random.nextInt(MOST_ACKS_BEFORE_KILL));
            }
        }
        try (Gateway gateway = Gateway.start(folder.resolve("data"));
                SuhuanClient client = gateway.makerWithoutRetry()) {
            for (PreparedEnvelope envelope : sent) {
                mustBeAnsweredAsBefore(client, envelope);
            }
        }
        System.out.println("KillGatewayTest: " + sent.size() + " envelopes, " + acknowledged.size() + " answered");
        assertThat(fsck()).endsWith("fsck: clean");
    }

    private void mustBeAnsweredAsBefore(SuhuanClient client, PreparedEnvelope envelope) {
        RecordAnswer answer = client.record(envelope);
        assertThat(answer).isInstanceOf(RecordAnswer.Recorded.class);
        Receipt now = ((RecordAnswer.Recorded) answer).receipt();
        assertThat(now.getRecording().getVerdicts(0).hasRecorded())
                .as("recorded %s", envelope.envelopeId())
                .isTrue();
        Receipt before = acknowledged.putIfAbsent(envelope.envelopeId(), now);
        if (before != null) {
            assertThat(now.getRecording().toByteString())
                    .isEqualTo(before.getRecording().toByteString());
            assertThat(now.getAlreadyRecorded()).isTrue();
        }
    }

    private void killDuringStream(Gateway gateway, SuhuanClient client, int acks) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(acks);
        Thread killer = new Thread(() -> {
            try {
                enough.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            gateway.kill();
        });
        killer.start();
        RecordStreamSession session = client.stream(64, answer -> {
            if (answer instanceof RecordAnswer.Recorded recorded) {
                acknowledged.put(answer.sent().envelopeId(), recorded.receipt());
            }
            enough.countDown();
        });
        try {
            while (true) {
                PreparedEnvelope envelope =
                        PackStream.envelopes(packs.next(1, 4), 1).get(0);
                sent.add(envelope);
                session.send(envelope);
            }
        } catch (CallFailedException gone) {
            // As wanted.
        } finally {
            session.close();
            killer.join();
        }
    }

    private String fsck() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Gateway.jar(),
                        "--fsck",
                        "--suhuan.data-folder=" + folder.resolve("data"))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
