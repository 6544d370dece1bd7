package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as a process of its own. */
final class GatewayProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile(
            "suhuan gateway ready: gRPC 127\\.0\\.0\\.1:(\\d+), HTTP 127\\.0\\.0\\.1:(\\d+), data (.*)");
    private static final long PATIENCE_S = 120;
    private static final int FIRST_JAVA_THAT_WARNS = 24;

    private final Process process;
    private final LinkedBlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final CompletableFuture<List<String>> errors;
    private int grpcPort;
    private int httpPort;

    private GatewayProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(() -> read(process.getInputStream(), output), "process-output");
        reader.setDaemon(true);
        reader.start();
        this.errors = CompletableFuture.supplyAsync(() -> {
            LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
            read(process.getErrorStream(), lines);
            return new ArrayList<>(lines);
        });
    }

    static GatewayProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(nativeAccess());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GatewayMain.class.getName(),
                "--suhuan.data-folder=" + folder));
        List<String> given = List.of(arguments);
        for (String port : List.of("--server.port=", "--spring.grpc.server.port=")) {
            if (given.stream().noneMatch(each -> each.startsWith(port))) {
                command.add(port + "0");
            }
        }
        command.addAll(given);
        return new GatewayProcess(new ProcessBuilder(command).start());
    }

    /** What the launcher gives: from a class path, newer JDKs warn of native code that is loaded on purpose. */
    private static List<String> nativeAccess() {
        return Runtime.version().feature() < FIRST_JAVA_THAT_WARNS
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    GatewayProcess awaitReady() throws InterruptedException {
        String line = output.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(line).as("first line on standard output").isNotNull();
        Matcher ready = READY.matcher(line);
        assertThat(ready.matches()).as(line).isTrue();
        grpcPort = Integer.parseInt(ready.group(1));
        httpPort = Integer.parseInt(ready.group(2));
        return this;
    }

    int grpcPort() {
        return grpcPort;
    }

    int httpPort() {
        return httpPort;
    }

    long pid() {
        return process.pid();
    }

    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    List<String> output() {
        return new ArrayList<>(output);
    }

    List<String> errors() throws Exception {
        return errors.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static void read(InputStream stream, LinkedBlockingQueue<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unreadable: " + e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
