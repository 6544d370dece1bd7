package suhuan.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.client.CallFailedException;
import suhuan.client.ClientOptions;
import suhuan.client.RetryPolicy;
import suhuan.client.SuhuanClient;

/** A real gateway process with a data folder and a PostgreSQL of its own; it is started anew on the same data and ports. */
final class Gateway implements AutoCloseable {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 60;
    private static final int MOST_SAID = 4_000;
    private static final Duration CATCH_UP = Duration.ofSeconds(300);
    private static final String READY = "suhuan gateway ready";

    private final String name;
    private final Path data;
    private final int grpcPort;
    private final List<String> properties;
    private Process process;
    private CompletableFuture<String> ready = new CompletableFuture<>();
    /** First words of the running process. */
    private StringBuffer said = new StringBuffer();

    /**
     * A gateway that is not running yet.
     *
     * @param name for messages
     * @param data its data folder
     * @param grpcPort where it listens
     * @param properties what else it is told
     */
    Gateway(String name, Path data, int grpcPort, List<String> properties) {
        this.name = name;
        this.data = data;
        this.grpcPort = grpcPort;
        this.properties = List.copyOf(properties);
    }

    /** Properties of a gateway on a Fabric network. */
    static List<String> onFabric(Path connection) {
        return List.of("--suhuan.ledger=fabric", "--suhuan.fabric.connection=" + connection);
    }

    String name() {
        return name;
    }

    Path data() {
        return data;
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    /** Starts the process, and waits until it serves. */
    Gateway start() throws IOException, InterruptedException {
        begin();
        awaitReady();
        return this;
    }

    /** Starts the process. */
    void begin() throws IOException {
        Files.createDirectories(data.getParent());
        List<String> command = java("-Xmx512m", "-XX:TieredStopAtLevel=1");
        command.addAll(List.of("--server.port=0", "--spring.grpc.server.port=" + grpcPort));
        CompletableFuture<String> told = new CompletableFuture<>();
        StringBuffer words = new StringBuffer();
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> read(started, words, told), name + "-output");
        reader.setDaemon(true);
        reader.start();
        process = started;
        ready = told;
        said = words;
    }

    /** Waits until it serves; fails with the last it said where it ends instead. */
    void awaitReady() throws IOException, InterruptedException {
        try {
            ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(name + " ended: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(name + " is not ready after " + START_SECONDS + " s", e);
        }
    }

    /** Whether it said that it serves. */
    boolean ready() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /** Whether it ended before it served. */
    boolean ended() {
        return ready.isCompletedExceptionally();
    }

    /** Waits until a start that must fail has failed; answers what it said. */
    String awaitRefusal() throws IOException, InterruptedException {
        try {
            String line = ready.get(START_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError(name + " started: " + line);
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new IOException(name + " neither starts nor ends in " + START_SECONDS + " s", e);
        }
    }

    /** What the process said so far, on standard output and standard error. */
    String said() {
        return said.toString();
    }

    private static void read(Process process, StringBuffer said, CompletableFuture<String> told) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    told.complete(line);
                }
                if (said.length() < MOST_SAID) {
                    said.append(said.length() == 0 ? "" : "\n").append(line);
                }
            }
        } catch (IOException e) {
            said.append(" (").append(e.getMessage()).append(')');
        }
        told.completeExceptionally(new IOException(said.toString()));
    }

    private List<String> java(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                Jars.built(Path.of("..", "gateway-service", "server", "target"), "suhuan-server")
                        .toString()));
        command.add("--suhuan.data-folder=" + data);
        command.addAll(properties);
        return command;
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP. */
    void freeze() throws IOException, InterruptedException {
        Commands.signal("STOP", process.pid());
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        Commands.signal("CONT", process.pid());
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** Its PostgreSQL. */
    Postgres postgres() {
        return new Postgres(data);
    }

    /** A client that gives up at the first failure, so that every failure is seen. */
    SuhuanClient impatient(String key) {
        return new SuhuanClient(options(key).withRetry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1))));
    }

    /** A client as applications use it, which keeps trying for some minutes. */
    SuhuanClient patient(String key) {
        return new SuhuanClient(
                options(key).withRetry(new RetryPolicy(60, Duration.ofMillis(100), Duration.ofSeconds(2))));
    }

    private ClientOptions options(String key) {
        return ClientOptions.local().at("127.0.0.1", grpcPort).withKey(key);
    }

    /** The key of the regulator, or of the operator where the gateway speaks for another organisation. */
    String adminKey() throws IOException {
        return Files.readString(data.resolve("admin.key")).strip();
    }

    /** Where its ledger and its read model stand. */
    WhoAmIResponse standing() throws IOException {
        try (SuhuanClient client = impatient(adminKey())) {
            return client.access(stub -> stub.whoAmI(WhoAmIRequest.getDefaultInstance()));
        }
    }

    /** Last block of its read model; -1 while that does not answer. */
    long projectedBlock() throws IOException {
        try {
            return standing().getProjectedBlock();
        } catch (CallFailedException e) {
            return -1;
        }
    }

    /** Makes a key for a party that the gateway speaks for. */
    String makeKey(Party party) throws IOException {
        try (SuhuanClient operator = impatient(adminKey())) {
            return operator.access(stub -> stub.createApiKey(CreateApiKeyRequest.newBuilder()
                            .setPartyId(party.creditCode())
                            .setLabel("scenario")
                            .build()))
                    .getApiKey();
        }
    }

    /** Waits until its read model has a block. */
    void awaitProjected(long block) throws Exception {
        Waiting.until(name + " shows block " + block, CATCH_UP, () -> standing().getProjectedBlock() >= block);
    }

    /** Waits until the gateway's log names a problem; answers the last line that does. */
    String awaitProblem(String word, Duration atMost) throws Exception {
        Path log = data.resolve("gateway.log");
        // Offsets of a growing file are in bytes, and the log has letters of more than one.
        int before = Math.toIntExact(Files.size(log));
        String[] found = {""};
        Waiting.until(name + " names a problem with \"" + word + "\"", atMost, () -> {
            byte[] all = Files.readAllBytes(log);
            found[0] = new String(all, before, all.length - before, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(word))
                    .reduce("", (earlier, line) -> line);
            return !found[0].isEmpty();
        });
        return found[0];
    }

    /** Checks the data of the gateway, which must not be running; answers what the check said. */
    Commands.Ended fsck() throws IOException, InterruptedException {
        List<String> command = java("-Xmx768m", "-XX:TieredStopAtLevel=1");
        command.add("--fsck");
        return Commands.run(command, Map.of());
    }

    /** Ends it in order. */
    void stop() throws InterruptedException {
        if (running()) {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Ends it and what it may have left behind. */
    @Override
    public void close() throws IOException {
        try {
            thawIfThere();
            stop();
            postgres().end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was being ended", e);
        }
    }

    /** One that has just refused to start may end while it is signalled. */
    private void thawIfThere() throws IOException, InterruptedException {
        try {
            if (running()) {
                thaw();
            }
        } catch (IOException unsignalled) {
            if (running()) {
                throw unsignalled;
            }
        }
    }
}
