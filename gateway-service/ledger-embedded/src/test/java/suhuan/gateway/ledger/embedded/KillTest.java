package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FolderInUseException;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Receipt;

/** The real process, killed at random moments with kill -9: what it acknowledged is there, with the same receipt. */
class KillTest {
    private static final int ROUNDS = 52;
    private static final int ENVELOPES = 300;

    @TempDir
    Path folder;

    private final Random random = Seeds.random("KillTest");

    private static EmbeddedLedger open(Path folder) {
        return EmbeddedLedger.open(
                folder,
                new CountingContract(),
                EmbeddedLedgerOptions.defaults()
                        .withStore(
                                StoreOptions.defaults().withSegmentBytes(32_768).withSnapshotBytes(25_000))
                        .withGroup(20, 1 << 20, 0));
    }

    private static LedgerSubmission envelope(String id) {
        return Envelopes.counting(id, "hot" + Math.floorMod(id.hashCode(), 10), "own" + id);
    }

    /** The process that is killed: an envelope id in, a line with the receipt out. */
    public static final class Child {
        private Child() {}

        /** Runs until killed. */
        public static void main(String[] arguments) throws IOException {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            EmbeddedLedger ledger = open(Path.of(arguments[0]));
            out.println("open");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String id = in.readLine(); id != null; id = in.readLine()) {
                String envelopeId = id;
                ledger.submit(envelope(envelopeId)).whenComplete((answer, failed) -> {
                    String text = answer instanceof SubmitAnswer.Recorded recorded
                            ? HexFormat.of()
                                    .formatHex(recorded.receipt().getRecording().toByteArray())
                            : "failed " + failed;
                    synchronized (out) {
                        out.println(envelopeId + " " + text + " .");
                    }
                });
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyAcknowledgedEnvelopeOutlivesTheProcess() throws Exception {
        Map<String, String> acknowledged = new LinkedHashMap<>();
        int kills = 0;
        int unknown = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process child = start(ProcessBuilder.Redirect.INHERIT);
            List<String> sent = send(child, round, acknowledged);
            Map<String, String> heard = listenAndKill(child, round);
            kills++;
            unknown += sent.size() - heard.size();
            heard.forEach((id, receipt) -> {
                assertThat(receipt).doesNotStartWith("failed");
                assertThat(acknowledged.getOrDefault(id, receipt)).as(id).isEqualTo(receipt);
            });
            acknowledged.putAll(heard);
            try (EmbeddedLedger ledger = open(folder)) {
                assertStillThere(ledger, round % 10 == 9 ? acknowledged : heard);
            }
        }
        try (EmbeddedLedger ledger = open(folder)) {
            assertStillThere(ledger, acknowledged);
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
        System.out.println("KillTest: " + kills + " kills, " + acknowledged.size() + " acknowledged, " + unknown
                + " sent without an answer");
        assertThat(kills).isGreaterThanOrEqualTo(50);
        assertThat(acknowledged).hasSizeGreaterThan(ENVELOPES);
        assertThat(unknown).isPositive();
    }

    @Test
    void aSecondProcessIsRefusedInOneLineAlsoAfterAnotherTryInThisOne() throws Exception {
        try (EmbeddedLedger ledger = open(folder)) {
            assertThatThrownBy(() -> open(folder)).isInstanceOf(FolderInUseException.class);
            Process second = start(ProcessBuilder.Redirect.PIPE);
            String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(said.lines().findFirst().orElse(""))
                    .contains(folder + " is in use by process "
                            + ProcessHandle.current().pid());
            assertThat(ledger.status().readOnlyBecause()).isNull();
        }
    }

    private Process start(ProcessBuilder.Redirect errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        classPath(),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(errors)
                .start();
    }

    /** Without a logging backend, which takes longer to start than the ledger. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Sends new envelopes and some that were acknowledged before, from a thread of its own. */
    private List<String> send(Process child, int round, Map<String, String> acknowledged) {
        List<String> ids = new ArrayList<>();
        List<String> before = new ArrayList<>(acknowledged.keySet());
        for (int i = 0; i < ENVELOPES; i++) {
            boolean repeat = !before.isEmpty() && random.nextInt(10) == 0;
            ids.add(repeat ? before.get(random.nextInt(before.size())) : round + "-" + i);
        }
        Thread sender = new Thread(() -> {
            try (Writer in = new OutputStreamWriter(child.getOutputStream(), StandardCharsets.UTF_8)) {
                for (String id : ids) {
                    in.write(id + "\n");
                    in.flush();
                }
                in.flush();
                child.waitFor();
            } catch (IOException | InterruptedException childIsGone) {
                Thread.currentThread().interrupt();
            }
        });
        sender.setDaemon(true);
        sender.start();
        return ids;
    }

    /** Kills after a random number of acknowledgements, or after a random time that may fall into the start. */
    private Map<String, String> listenAndKill(Process child, int round) throws Exception {
        int enough = random.nextInt(ENVELOPES / 2);
        if (round % 5 == 4) {
            child.waitFor(50 + random.nextInt(400), TimeUnit.MILLISECONDS);
            child.toHandle().destroyForcibly();
        }
        Map<String, String> heard = new LinkedHashMap<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // The last line may be cut in its midst; only a whole one is an acknowledgement.
                String[] words = line.split(" ");
                if (line.endsWith(" .")) {
                    heard.put(words[0], words[1]);
                }
                if (heard.size() >= enough) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(128 + 9);
        return heard;
    }

    private static void assertStillThere(EmbeddedLedger ledger, Map<String, String> acknowledged) throws Exception {
        for (Map.Entry<String, String> expected : acknowledged.entrySet()) {
            Receipt receipt = Envelopes.receipt(ledger.submit(envelope(expected.getKey())));
            assertThat(receipt.getAlreadyRecorded()).as(expected.getKey()).isTrue();
            assertThat(receipt.getRecording().toByteString())
                    .isEqualTo(ByteString.copyFrom(HexFormat.of().parseHex(expected.getValue())));
            String own = "battery/own" + expected.getKey();
            assertThat(ledger.evaluate(List.of(own)).get(own).toStringUtf8()).isEqualTo("1");
        }
    }
}
