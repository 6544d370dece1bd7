package suhuan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties of the source that no compiler checks; each complaint says what to do instead. */
class TidyTest {
    private static final int LONGEST_FILE_LINES = 500;
    private static final List<String> BANNED_NAMES = List.of("Util", "Utils", "Manager", "Helper", "Impl");

    @Test
    void every_folder_says_in_one_line_what_lives_there() throws IOException {
        TreeSet<Path> mute = new TreeSet<>();
        for (Path file : sources("src/main/java")) {
            Path folder = file.getParent();
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("/**")) {
                mute.add(folder);
            }
        }
        assertThat(mute)
                .as("packages whose package-info.java is missing or says nothing")
                .isEmpty();
    }

    @Test
    void files_stay_small() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            long lines;
            try (Stream<String> read = Files.lines(file)) {
                lines = read.count();
            }
            if (lines > LONGEST_FILE_LINES) {
                long_.add(file + ": " + lines + " lines; split it by noun");
            }
        }
        assertThat(long_).isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() throws IOException {
        List<String> vague = sources("src/main/java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> BANNED_NAMES.stream().anyMatch(name::endsWith))
                .toList();
        assertThat(vague).as("names that say nothing; name the difference").isEmpty();
    }

    @Test
    void nothing_sleeps_to_wait_for_something_else() throws IOException {
        List<String> sleepers = new ArrayList<>();
        for (String tree : List.of("src/main/java", "src/test/java")) {
            for (Path file : sources(tree)) {
                if (!file.endsWith("TidyTest.java") && Files.readString(file).contains("Thread.sleep(")) {
                    sleepers.add(file + ": wait for the event itself (future, latch, condition)");
                }
            }
        }
        assertThat(sleepers).isEmpty();
    }

    private static List<Path> sources(String tree) throws IOException {
        Path root = projectRoot();
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains(tree))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(root::relativize)
                    .map(root::resolve)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
