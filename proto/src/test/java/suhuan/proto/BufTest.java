package suhuan.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs buf over the protos: its lint rules, and whether anything that was released has changed its meaning. The build puts
 * the program into target/buf on platforms that have one; elsewhere these tests are skipped and say so.
 */
class BufTest {
    private static final Path RELEASED = Path.of("released", "suhuan-0.1.0.binpb");

    @Test
    void lint() throws IOException, InterruptedException {
        assertClean("lint");
    }

    @Test
    void nothingReleasedChangesItsMeaning() throws IOException, InterruptedException {
        assertThat(RELEASED).exists();
        assertClean("breaking", "--against", RELEASED.toString());
    }

    private static void assertClean(String... arguments) throws IOException, InterruptedException {
        Path buf = Path.of(System.getProperty("suhuan.buf", "target/buf/buf"));
        if (!Files.exists(buf)) {
            String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            System.out.println("buf " + arguments[0] + " skipped: no program for " + platform + " in this build");
            abort("no buf for " + platform);
        }
        if (!Files.isExecutable(buf)) {
            assertThat(buf.toFile().setExecutable(true)).isTrue();
        }
        List<String> command = new ArrayList<>(List.of(buf.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing outside target is read or written.
        builder.environment()
                .put(
                        "BUF_CACHE_DIR",
                        Path.of("target", "buf", "cache").toAbsolutePath().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("buf %s: %s", String.join(" ", arguments), output)
                .isZero();
        assertThat(output).isEmpty();
    }
}
