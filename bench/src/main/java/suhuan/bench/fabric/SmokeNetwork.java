package suhuan.bench.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The smoke network of {@code network/net}, in a folder and on ports of its own, for as long as the bench runs. */
public final class SmokeNetwork implements AutoCloseable {
    private static final String PROFILE = "smoke";
    /** Below the ports that Linux gives to outgoing connections; a network uses less than five hundred. */
    private static final int[] FIRST_PORTS = {29_000, 29_500, 28_500, 30_000, 30_500, 31_000};

    /** The ports of nodes, callbacks, operations and of three chaincodes, counted from the first. */
    private static final int[] PORTS = {40, 41, 42, 111, 112, 113, 114, 115, 151, 152, 153, 154, 155, 300, 301, 302, 303
    };

    private final Path home;
    private final Path state;
    private final int firstPort;
    private boolean closed;

    private SmokeNetwork(Path home, Path state, int firstPort) {
        this.home = home;
        this.state = state;
        this.firstPort = firstPort;
    }

    /** Brings a new network up; what an earlier bench left there is taken down first. */
    public static SmokeNetwork up(Path home, Path state) throws IOException, InterruptedException {
        SmokeNetwork network = new SmokeNetwork(home, state, freePorts());
        if (Files.exists(state.resolve(PROFILE))) {
            network.net("reset");
        }
        Files.createDirectories(state);
        network.net("up");
        return network;
    }

    private static int freePorts() {
        return IntStream.of(FIRST_PORTS)
                .filter(first -> IntStream.of(PORTS).allMatch(port -> isFree(first + port)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no ports for a network are free between 28500 and 31500; stop what listens there"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Deploys a chaincode under a name; the probe is a function without arguments that it answers. */
    public void deploy(String name, Path jar, String probe) throws IOException, InterruptedException {
        net("deploy", "--chaincode", name, "--jar", jar.toString(), "--probe", probe);
    }

    /** kill -9 of a process of the network. */
    public void kill(String process) throws IOException, InterruptedException {
        net("kill", process);
    }

    /** Starts a process again, without waiting for it. */
    public Process start(String process) throws IOException {
        return launch(List.of("start", process));
    }

    /** The connection file of an organisation's gateway. */
    public Path connection(String organisation) {
        return state.resolve(PROFILE).resolve("gateways").resolve(organisation + ".json");
    }

    /** Where the node of an organisation of the smoke profile listens for clients. */
    public int clientPort(String node) {
        return switch (node) {
            case "orderer0.regulator" -> firstPort + 40;
            case "peer0.producer" -> firstPort + 111;
            case "peer0.regulator" -> firstPort + 151;
            default -> throw new IllegalArgumentException("there is no node " + node + " in the smoke profile");
        };
    }

    /** CPU time of each process of the network so far, in ns. */
    public Map<String, Long> cpuNs() throws IOException {
        Map<String, Long> cpu = new TreeMap<>();
        try (Stream<Path> folders = Files.list(state.resolve(PROFILE).resolve("run"))) {
            for (Path folder : folders.toList()) {
                if (Files.exists(folder.resolve("pid"))) {
                    String pid = Files.readString(folder.resolve("pid")).strip().split(" ")[0];
                    cpu.put(folder.getFileName().toString(), cpuNs(Long.parseLong(pid)));
                }
            }
        }
        return cpu;
    }

    private static long cpuNs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** When blocks are cut and who endorses, as the network was made. */
    public String description() throws IOException {
        Map<String, String> said = new TreeMap<>();
        for (String line : Files.readAllLines(home.resolve("network").resolve("network.conf"))) {
            String[] words = line.strip().split("\\s+", 2);
            if (words[0].startsWith("block-")) {
                said.put(words[0], words[1]);
            }
        }
        Path policy = state.resolve(PROFILE).resolve("policies").resolve("suhuan");
        return "block of " + said.get("block-count") + " transactions, " + said.get("block-bytes") + " or "
                + said.get("block-time") + ", one Raft orderer, LevelDB, endorsed by "
                + Files.readString(policy).strip();
    }

    /** Time after which a block is cut, in ms. */
    public int blockMs() throws IOException {
        return Files.readAllLines(home.resolve("network").resolve("network.conf")).stream()
                .filter(line -> line.startsWith("block-time"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("network.conf says no block-time"));
    }

    private void net(String... words) throws IOException, InterruptedException {
        Process process = launch(List.of(words));
        if (process.waitFor() != 0) {
            throw new IOException(
                    "network/net " + String.join(" ", words) + " failed; " + log() + " says why: " + lastLine());
        }
    }

    private Process launch(List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("network").resolve("net").toString());
        command.addAll(words);
        command.addAll(List.of("--profile", PROFILE));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("SUHUAN_NETWORK_STATE", state.toString());
        builder.environment().put("SUHUAN_NETWORK_PORTS", Integer.toString(firstPort));
        return builder.start();
    }

    private Path log() {
        return state.resolveSibling("network.log");
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** Stops every process and forgets the network. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            net("reset");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(state);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
