package suhuan.proto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages written from the vocabulary are as it says now. */
class GeneratedPagesTest {
    private static final String REWRITE = "mvn -pl proto test -Dsuhuan.docs=write";

    @Test
    void rejections() throws IOException {
        checkOrWrite("rejections.md", RejectionsPage.of(Vocabulary.load()));
    }

    @Test
    void glossary() throws IOException {
        checkOrWrite("glossary.md", GlossaryPage.of(Vocabulary.load()));
    }

    private static void checkOrWrite(String name, String expected) throws IOException {
        Path page = Path.of("..", "docs", name);
        if ("write".equals(System.getProperty("suhuan.docs"))) {
            Files.writeString(page, expected);
            System.out.println("written: docs/" + name);
            return;
        }
        assertThat(page)
                .as("docs/%s is missing; write it with: %s", name, REWRITE)
                .exists();
        assertThat(firstDifference(Files.readString(page), expected))
                .as("docs/%s is not what the protos say now; rewrite it with: %s", name, REWRITE)
                .isEmpty();
    }

    /** The first line that differs, as it is and as it should be; the whole pages would hide it. */
    private static String firstDifference(String actual, String expected) {
        List<String> are = actual.lines().toList();
        List<String> shouldBe = expected.lines().toList();
        for (int i = 0; i < Math.max(are.size(), shouldBe.size()); i++) {
            String is = i < are.size() ? are.get(i) : "(end)";
            String should = i < shouldBe.size() ? shouldBe.get(i) : "(end)";
            if (!is.equals(should)) {
                return "line " + (i + 1) + " is:\n" + is + "\nand should be:\n" + should;
            }
        }
        return actual.equals(expected) ? "" : "line ends differ";
    }
}
