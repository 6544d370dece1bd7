package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A scenario of the demo as bin/suhuan runs it. */
final class DemoProcess {
    private DemoProcess() {}

    /** Leads a scenario to its end in a folder; answers all it said, which must have been without fault. */
    static List<String> scenario(String name, Path folder, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dsuhuan.server.jar="
                        + Jars.built(Path.of("..", "gateway-service", "server", "target"), "suhuan-server"),
                "-jar",
                Jars.built(Path.of("..", "client", "target"), "suhuan-client").toString(),
                "demo",
                "--scenario",
                name,
                "--exit",
                "--lang",
                "en",
                "--data",
                folder.resolve("data").toString(),
                "--grpc-port",
                Integer.toString(Gateway.freePort()),
                "--http-port",
                Integer.toString(Gateway.freePort())));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            said = out.lines().toList();
        }
        assertThat(process.waitFor()).as("%s", said).isZero();
        return said;
    }
}
