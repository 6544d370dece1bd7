package suhuan.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Fabric network of our own, driven only by the launcher that operators use. */
final class Network {
    /** First port; the smaller network ends before the next hundred but five. */
    private static final int FIRST_PORT = Integer.getInteger("suhuan.fabric.ports", 28_000);

    private final String profile;
    private final Path folder;
    private final int firstPort;

    private Network(String profile, Path folder, int firstPort) {
        this.profile = profile;
        this.folder = folder;
        this.firstPort = firstPort;
    }

    /** The network of a profile, kept in a folder; ports begin at the given distance from our first. */
    static Network of(String profile, Path folder, int distance) {
        return new Network(profile, folder, FIRST_PORT + distance);
    }

    /**
     * A node of the network.
     *
     * @param kind orderer or peer
     * @param organisation who runs it
     * @param label its name within the organisation
     * @param ports in the order of network.conf
     */
    record Node(String kind, String organisation, String label, List<Integer> ports) {
        /** As the launcher calls it. */
        String name() {
            return label + "." + organisation.toLowerCase(java.util.Locale.ROOT);
        }

        /** As the launcher calls the chaincode of a peer. */
        String chaincode() {
            return name().replaceFirst("^peer", "chaincode");
        }
    }

    /** A port for something that belongs beside the network. */
    int port(int number) {
        return firstPort + 400 + number;
    }

    Path state() {
        return folder.resolve(profile);
    }

    /** Whether blocks are ordered by a group that tolerates a faulty member. */
    boolean full() {
        return profile.equals("full");
    }

    void up() throws IOException, InterruptedException {
        net("up");
    }

    /** Puts the chaincode of this build on the channel. */
    void deploy() throws IOException, InterruptedException {
        net("deploy", "--jar", chaincodeJar().toString());
    }

    void kill(String process) throws IOException, InterruptedException {
        net("kill", process);
    }

    void stop(String process) throws IOException, InterruptedException {
        net("stop", process);
    }

    /** Returns when it is healthy. */
    void start(String process) throws IOException, InterruptedException {
        net("start", process);
    }

    void freeze(String process) throws IOException, InterruptedException {
        net("freeze", process);
    }

    void thaw(String process) throws IOException, InterruptedException {
        net("thaw", process);
    }

    void reset() throws IOException, InterruptedException {
        net("reset");
    }

    /** Runs the launcher; fails with what it said. */
    String net(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("..", "network", "net").toRealPath().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--profile", profile));
        Commands.Ended ended = Commands.run(
                command,
                Map.of("SUHUAN_NETWORK_STATE", folder.toString(), "SUHUAN_NETWORK_PORTS", Integer.toString(firstPort)));
        if (ended.status() != 0) {
            throw new IOException("network/net " + String.join(" ", words) + ": " + ended.said());
        }
        return ended.said();
    }

    List<Node> orderers() throws IOException {
        return nodes("orderer");
    }

    List<Node> peers() throws IOException {
        return nodes("peer");
    }

    /** First peer of an organisation. */
    Node peer(String organisation) throws IOException {
        return peers().stream()
                .filter(peer -> peer.organisation().equals(organisation))
                .findFirst()
                .orElseThrow();
    }

    private List<Node> nodes(String kind) throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(state().resolve("roster"))) {
            String[] words = line.split(" ");
            if (words[0].equals(kind)) {
                List<Integer> ports =
                        Stream.of(words).skip(3).map(Integer::valueOf).toList();
                nodes.add(new Node(kind, words[1], words[2], ports));
            }
        }
        return nodes;
    }

    /** The orderer that leads the others, as most of them say. */
    String leader() throws IOException, InterruptedException {
        java.util.Map<Integer, Long> named = new java.util.TreeMap<>();
        for (Node orderer : orderers()) {
            OrdererMetrics.leader(orderer.ports().get(2)).ifPresent(id -> named.merge(id, 1L, Long::sum));
        }
        int id = named.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new IOException("no orderer names a leader"))
                .getKey();
        return orderers().get(id - 1).name();
    }

    /** How a gateway of an organisation connects. */
    Path connection(String organisation) {
        return state().resolve("gateways").resolve(organisation + ".json");
    }

    /** Environment with which the launcher started a process. */
    Map<String, String> environment(String process) throws IOException {
        Map<String, String> environment = new java.util.LinkedHashMap<>();
        for (String line :
                Files.readAllLines(state().resolve("run").resolve(process).resolve("environment"))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return environment;
    }

    private static Path chaincodeJar() throws IOException {
        return Jars.built(Path.of("..", "chaincode", "fabric", "target"), "suhuan-chaincode");
    }
}
