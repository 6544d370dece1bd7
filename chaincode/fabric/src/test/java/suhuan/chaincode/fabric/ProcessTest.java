package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Command;

/** The chaincode as a process of its own; prints how long it takes and how large it is, and asserts neither. */
class ProcessTest {
    private static final String READY = "suhuan chaincode ready: ";
    private static final int ROUNDS = 20;
    private static final int FIRST_JAVA_THAT_WARNS = 24;
    private static final int TOGETHER = 64;

    @Test
    void itIsReadyServesAndStopsWhenTold() throws Exception {
        long start = System.nanoTime();
        Process process =
                start(Map.of("CHAINCODE_SERVER_ADDRESS", "127.0.0.1:0", "CORE_CHAINCODE_ID_NAME", "suhuan_1:ab"));
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            long readyMs = (System.nanoTime() - start) / 1_000_000;
            assertThat(line)
                    .matches(READY + "127\\.0\\.0\\.1:\\d+ package suhuan_1:ab, TLS off, version \\S+, in \\d+ ms");
            System.out.println(
                    "chaincode process: ready after " + readyMs + " ms, resident " + residentKib(process) + " KiB");
            serve(line.substring(READY.length()).split(" ")[0]);
            System.out.println("chaincode process: resident after all of them " + residentKib(process) + " KiB");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void serve(String address) throws Exception {
        World world = World.fresh();
        VersionedState state = new VersionedState(world.ledger().state());
        List<Long> tookMs = new ArrayList<>();
        try (MiniPeer peer = new MiniPeer(RunningChaincode.dial(address), state, MiniPeer.limits(1000, 1000))) {
            assertThat(peer.packageId()).isEqualTo("suhuan_1:ab");
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Simulated transaction = peer.begin(thousandPacks(world, round));
                assertThat(transaction.response().getStatus()).isEqualTo(200);
                tookMs.add((System.nanoTime() - start) / 1_000_000);
                assertThat(state.commit(transaction.reads(), transaction.writes()))
                        .isTrue();
            }
            System.out.println("chaincode process: ms for 1,000 packs, one transaction after the other " + tookMs);
            List<Simulated> together = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < TOGETHER; i++) {
                together.add(peer.begin(thousandPacks(world, ROUNDS + i)));
            }
            int recorded = 0;
            for (Simulated transaction : together) {
                // A process as small as this may turn some away, but it does not break.
                assertThat(transaction.response().getStatus()).isIn(200, 503);
                recorded += transaction.response().getStatus() == 200 ? 1 : 0;
            }
            assertThat(recorded).isGreaterThan(Workers.THREADS);
            System.out.println("chaincode process: " + recorded + " of " + TOGETHER + " such transactions at once in "
                    + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(peer.violations()).isEmpty();
        }
    }

    private static Proposals.Call thousandPacks(World world, int round) {
        Command[] commands = new Command[1000];
        Arrays.setAll(commands, i -> Commands.command(Commands.registerBattery(Commands.pack(round * 1000 + 1 + i))));
        return Proposals.record(
                "org-" + Parties.MAKER,
                World.NOW,
                Batch.newBuilder()
                        .addSubmissions(World.unsigned(world.payload(Parties.MAKER, "", commands)))
                        .build());
    }

    @Test
    void itDoesNotStartWithoutBeingToldWhereAndSaysSoInOneLine() throws Exception {
        Process process = start(Map.of("CORE_CHAINCODE_ID_NAME", "suhuan_1:ab"));
        mustRefuse(
                process,
                "suhuan chaincode: CHAINCODE_SERVER_ADDRESS is not set; give host:port to listen on",
                ", such as 127.0.0.1:7052");
    }

    @Test
    void itDoesNotStartWhereAnotherProcessListens() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            Process process =
                    start(Map.of("CHAINCODE_SERVER_ADDRESS", address, "CORE_CHAINCODE_ID_NAME", "suhuan_1:ab"));
            // What stands between is the system's word for it.
            mustRefuse(process, "suhuan chaincode: cannot listen on " + address + ": ", "; is another process there?");
        }
    }

    private static void mustRefuse(Process process, String begin, String end) throws IOException, InterruptedException {
        try (var errors = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.lines())
                    .singleElement(as(STRING))
                    .startsWith(begin)
                    .endsWith(end);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    /** With the flags of the container file. */
    private static Process start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        if (Runtime.version().feature() >= FIRST_JAVA_THAT_WARNS) {
            // The jar's manifest says so; from a class path it has to be said here.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("CORE_") || name.startsWith("SUHUAN_"));
        builder.environment().remove("CHAINCODE_SERVER_ADDRESS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> flags() throws IOException {
        String line = Files.readAllLines(Path.of("Containerfile")).stream()
                .filter(text -> text.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.split("\""))
                .filter(word -> word.startsWith("-X"))
                .toList();
    }

    private static String residentKib(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(text -> text.startsWith("VmRSS"))
                .map(text -> text.replaceAll("\\D", ""))
                .findFirst()
                .orElse("unknown");
    }
}
