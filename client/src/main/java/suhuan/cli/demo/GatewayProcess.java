package suhuan.cli.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;

/** The gateway as a child process: started, awaited by the line it prints when it is ready, and stopped with us. */
final class GatewayProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("^suhuan gateway ready\\b.*");
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the gateway on a data folder and a ledger; it is to be awaited.
     *
     * @param options options of its Java
     * @param properties properties of the gateway beside folder and ports
     * @throws UsageProblem when the jar is missing
     */
    static GatewayProcess begin(
            Path dataFolder, List<String> options, List<String> properties, int grpcPort, int httpPort, Texts texts)
            throws IOException {
        List<String> command = command(dataFolder, options, properties, texts);
        command.add("--spring.grpc.server.port=" + grpcPort);
        command.add("--server.port=" + httpPort);
        Path log = Files.createDirectories(dataFolder).resolve("gateway-output.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        GatewayProcess gateway = new GatewayProcess(process, log);
        Thread reader = new Thread(gateway::copyOutput, "gateway-output");
        reader.setDaemon(true);
        reader.start();
        return gateway;
    }

    private static List<String> command(Path dataFolder, List<String> options, List<String> properties, Texts texts) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(words(System.getenv("SUHUAN_JAVA_OPTIONS")));
        command.addAll(options);
        command.addAll(List.of("-jar", jar(texts), "--suhuan.data-folder=" + dataFolder));
        command.addAll(properties);
        return command;
    }

    /**
     * What a check of the ledger and the read model said.
     *
     * @param exitCode 0 where nothing differs
     * @param lastLine its last line
     */
    record Check(int exitCode, String lastLine) {}

    /** Checks a data folder no gateway works on, and its ledger. */
    static Check check(Path dataFolder, List<String> properties, Texts texts) throws IOException, InterruptedException {
        List<String> command = command(dataFolder, List.of(), properties, texts);
        command.add("--fsck");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String last = "";
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            @Nullable String line;
            while ((line = in.readLine()) != null) if (!line.isBlank()) last = line;
        }
        return new Check(process.waitFor(), last);
    }

    /** Says which port is taken before anything is begun. */
    static void demandFree(int grpcPort, int httpPort, Texts texts) {
        demandFree(grpcPort, "--grpc-port", texts);
        demandFree(httpPort, "--http-port", texts);
        jar(texts);
    }

    private static void demandFree(int port, String option, Texts texts) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageProblem(texts.get("demo.port_taken", port, option));
        }
    }

    private static String java() {
        @Nullable String chosen = System.getenv("SUHUAN_JAVA");
        return chosen != null && !chosen.isBlank()
                ? chosen
                : Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static String jar(Texts texts) {
        String jar = Objects.requireNonNullElse(System.getProperty("suhuan.server.jar"), "");
        if (jar.isEmpty()) jar = Objects.requireNonNullElse(System.getenv("SUHUAN_SERVER_JAR"), "");
        if (jar.isEmpty() || !Files.isReadable(Path.of(jar))) {
            throw new UsageProblem(texts.get("demo.no_jar", jar.isEmpty() ? "SUHUAN_SERVER_JAR" : jar));
        }
        return jar;
    }

    private void copyOutput() {
        String last = "";
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
            @Nullable String line;
            while ((line = in.readLine()) != null) {
                out.write(line);
                out.newLine();
                out.flush();
                if (!line.isBlank()) last = line;
                if (READY.matcher(line).matches()) ready.complete(line);
            }
        } catch (IOException e) {
            last = last + " (" + e.getMessage() + ")";
        }
        ready.completeExceptionally(new IOException(last));
    }

    /**
     * Waits until all answer.
     *
     * @throws UsageProblem when one ends before it is ready, or is not ready in time
     */
    static void awaitReady(List<GatewayProcess> gateways, Texts texts) throws InterruptedException {
        CompletableFuture<@Nullable Void> allReady = CompletableFuture.allOf(
                gateways.stream().map(each -> each.ready).toArray(CompletableFuture<?>[]::new));
        CompletableFuture<GatewayProcess> oneEnded = new CompletableFuture<>();
        for (GatewayProcess each : gateways) {
            each.ready.whenComplete((line, thrown) -> {
                if (thrown != null) oneEnded.complete(each);
            });
        }
        try {
            CompletableFuture.anyOf(allReady, oneEnded).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Which one it was is found below.
        } catch (TimeoutException e) {
            GatewayProcess slow = gateways.stream()
                    .filter(each -> !each.ready.isDone())
                    .findFirst()
                    .orElse(gateways.get(0));
            throw new UsageProblem(texts.get("demo.gateway_slow", START_SECONDS, slow.log));
        }
        for (GatewayProcess each : gateways) {
            if (each.ready.isCompletedExceptionally())
                throw new UsageProblem(texts.get("demo.gateway_ended", each.last(), each.log));
        }
    }

    /** The last it said before it ended. */
    private String last() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            return e.getCause() == null
                    ? ""
                    : String.valueOf(e.getCause().getMessage()).replaceFirst("^suhuan: ", "");
        }
    }

    /** Waits until one of them ends. */
    static void awaitFirstEnd(List<GatewayProcess> gateways) throws InterruptedException {
        try {
            CompletableFuture.anyOf(
                            gateways.stream().map(each -> each.process.onExit()).toArray(CompletableFuture<?>[]::new))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end cannot fail", e);
        }
    }

    boolean ended() {
        return !process.isAlive();
    }

    /** Asks the gateway to end. */
    void end() {
        process.destroy();
    }

    /** Ends the gateway and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
