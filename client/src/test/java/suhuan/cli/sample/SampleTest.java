package suhuan.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up codes pass their checks; samples are the same for the same options. */
class SampleTest {
    @ParameterizedTest
    @CsvSource({
        "91350900587527783,P",
        "91440300192317458,F",
        "9144030071526726X,G",
        "91440300192203821,6",
        "91330100799655058,B"
    })
    void creditCodes(String body, String check) {
        assertThat(SyntheticCodes.creditCode(body)).isEqualTo(body + check);
    }

    @Test
    void vins() {
        assertThat(SyntheticCodes.vin("LSUHN00A", "R0", 123456)).isEqualTo("LSUHN00A4R0123456");
        assertThat(SyntheticCodes.vin("LGXSYN0B", "N0", 7777)).isEqualTo("LGXSYN0B5N0007777");
    }

    @Test
    void days() {
        assertThat(SyntheticCodes.date(LocalDate.of(2021, 3, 12))).isEqualTo("B3C");
        assertThat(SyntheticCodes.date(LocalDate.of(2021, 12, 4))).isEqualTo("BC4");
        assertThat(SyntheticCodes.date(LocalDate.of(2011, 1, 31))).isEqualTo("110");
    }

    @Test
    void theSameOptionsTheSameBytesAndEveryKindOfMistake(@TempDir Path folder) throws Exception {
        SampleOptions options = new SampleOptions(300, 40, 96, 8, "9YJPB01", LocalDate.of(2025, 3, 1), 50, true, 5);
        PackSample sample = new PackSample(options);
        assertThat(sample.planted()).hasSize(40).doesNotContainKey(0);
        assertThat(EnumSet.copyOf(sample.planted().values())).isEqualTo(EnumSet.allOf(PlantedError.class));
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        SampleFiles.write(sample, first, Charset.forName("GB18030"));
        SampleFiles.write(new PackSample(options), second, Charset.forName("GB18030"));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.readAllLines(SampleFiles.errorsFile(first), StandardCharsets.UTF_8))
                .hasSize(41);
    }
}
