package suhuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows are written, read and reported in a process with a quarter of the memory it may have. */
class MillionRowsTest {
    @TempDir
    Path folder;

    @Test
    void memoryStaysFlat() throws Exception {
        Path file = folder.resolve("million.csv");
        run("sample", "packs", "--count", "1000000", "--errors", "40", "--cells", "0", "--out", file.toString());
        String out = run("--json", "import", "packs", "--dry-run", file.toString());
        String[] lines = out.strip().split("\n");
        JsonObject summary = JsonParser.parseString(lines[lines.length - 1]).getAsJsonObject();
        assertThat(summary.get("rows").getAsLong()).isEqualTo(1_000_000);
        assertThat(summary.get("readable").getAsLong() + summary.get("refused").getAsLong())
                .isEqualTo(1_000_000);
        try (Stream<String> report = Files.lines(folder.resolve("million.csv.report.csv"), StandardCharsets.UTF_8)) {
            assertThat(report.count()).isEqualTo(1_000_001);
        }
    }

    private static String run(String... arguments) throws Exception {
        Path out = Files.createTempFile("suhuan", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "suhuan.cli.Main"),
                            Stream.of(arguments))
                    .toList());
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int code = process.waitFor();
            assertThat(List.of(0, 1)).as(Files.readString(out)).contains(code);
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }
}
