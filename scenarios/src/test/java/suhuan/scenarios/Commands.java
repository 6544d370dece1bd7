package suhuan.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands that are run to their end. */
final class Commands {
    private static final int LONGEST_SECONDS = 300;

    private Commands() {}

    /**
     * What a command came to.
     *
     * @param status exit status
     * @param said all it wrote
     */
    record Ended(int status, String said) {}

    /** Runs a command; its output goes through a file, because processes it leaves behind may keep a pipe open. */
    static Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile("scenario", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(command + " did not end in " + LONGEST_SECONDS + " s: " + Files.readString(out));
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8).strip());
        } finally {
            Files.deleteIfExists(out);
        }
    }

    /** Sends a signal to a process of ours. */
    static void signal(String signal, long pid) throws IOException, InterruptedException {
        Ended ended = run(List.of("kill", "-" + signal, Long.toString(pid)), Map.of());
        if (ended.status() != 0) {
            throw new IOException("kill -" + signal + " " + pid + ": " + ended.said());
        }
    }
}
