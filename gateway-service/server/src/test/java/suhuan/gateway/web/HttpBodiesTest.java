package suhuan.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.gateway.api.error.CallFailedException;

class HttpBodiesTest {
    @Test
    void linesAreSplitAtLineFeedsAndEmptyOnesSkipped() throws IOException {
        assertThat(lines("a\nbb\r\n\n  \nccc", 100)).containsExactly("a", "bb\r", "ccc");
        assertThat(lines("", 100)).isEmpty();
        assertThat(lines("\n\n", 100)).isEmpty();
        assertThat(lines("x\n", 100)).containsExactly("x");
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String line = "z".repeat(20_000);
        assertThat(lines(line + "\n" + line, 20_000)).containsExactly(line, line);
    }

    @Test
    void aLineAboveTheLimitIsRefusedWithoutKeepingIt() {
        assertThatThrownBy(() -> lines("z".repeat(100_000), 50))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        thrown -> assertThat(thrown.failure().reasonName()).isEqualTo("TOO_LARGE"));
    }

    private static List<String> lines(String body, long limit) throws IOException {
        HttpBodies.Lines lines =
                new HttpBodies.Lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), limit);
        List<String> all = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            all.add(new String(line, StandardCharsets.UTF_8));
        }
        return all;
    }
}
