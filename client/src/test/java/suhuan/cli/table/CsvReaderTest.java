package suhuan.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets and MES really write it. */
class CsvReaderTest {

    @TempDir
    Path folder;

    private List<TableRow> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        List<TableRow> rows = new ArrayList<>();
        try (TableReader reader = TableFiles.open(file, null)) {
            for (TableRow row = reader.next(); row != null; row = reader.next()) rows.add(row);
        }
        return rows;
    }

    private static byte[] with(byte[] mark, String text, Charset charset) {
        byte[] body = text.getBytes(charset);
        byte[] all = new byte[mark.length + body.length];
        System.arraycopy(mark, 0, all, 0, mark.length);
        System.arraycopy(body, 0, all, mark.length, body.length);
        return all;
    }

    @Test
    void everyEncodingReadsTheSame() throws Exception {
        Charset gb18030 = Charset.forName("GB18030");
        String text = "编码;备注\r\nA1;\"第一行\r\n第二行\"\r\n\r\nB2;\"说 \"\"引\"\"\"\r\n";
        List<byte[]> files = List.of(
                text.getBytes(StandardCharsets.UTF_8),
                with(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, text, StandardCharsets.UTF_8),
                with(new byte[] {(byte) 0xFF, (byte) 0xFE}, text, StandardCharsets.UTF_16LE),
                with(new byte[] {(byte) 0xFE, (byte) 0xFF}, text, StandardCharsets.UTF_16BE),
                text.getBytes(gb18030));
        for (byte[] file : files) {
            List<TableRow> rows = read(file);
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0).cell(0).text()).isEqualTo("编码");
            assertThat(rows.get(1).cell(1).text()).isEqualTo("第一行\r\n第二行");
            assertThat(rows.get(2).isBlank()).isTrue();
            assertThat(rows.get(3).number()).isEqualTo(4);
            assertThat(rows.get(3).cell(1).text()).isEqualTo("说 \"引\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "\uFF0C"})
    void theSeparatorIsFound(String separator) throws Exception {
        String text = String.join(separator, "\"a,;|\tb\"", "c", "d") + "\n1" + separator + "2" + separator + "3\n";
        List<TableRow> rows = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(0).cells()).extracting(Cell::text).containsExactly("a,;|\tb", "c", "d");
        assertThat(rows.get(1).cells()).extracting(Cell::text).containsExactly("1", "2", "3");
    }

    @Test
    void lineBreaksOfEveryKind() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(read(("a,b" + end + "1,2" + end + "3,4").getBytes(StandardCharsets.UTF_8)))
                    .hasSize(3);
        }
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedNotSwallowed() {
        assertThatThrownBy(() -> read("a,b\n1,\"open\n2,3\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(TableException.class, e -> {
                    assertThat(e.problem()).isEqualTo(TableProblem.CSV_MALFORMED);
                    assertThat(e.values()).containsExactly("2");
                });
    }

    @Test
    void aHugeRowEndsEarly() {
        byte[] bytes = ("a,b\n1,\"" + "x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.ROW_TOO_LARGE));
    }

    @Test
    void bytesOfNoTextAreRefused() {
        assertThatThrownBy(() -> read(new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.ENCODING_UNKNOWN));
        assertThatThrownBy(() -> read(new byte[] {'a', 0, 'b'}))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.ENCODING_UNKNOWN));
        assertThatThrownBy(() -> read(new byte[0]))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.FILE_EMPTY));
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.XLS_OLD));
    }

    @Test
    void aCellThatBeginsWithEqualsIsAFormula() throws Exception {
        assertThat(read("a,b\n=1+1,\" =A1\"\n".getBytes(StandardCharsets.UTF_8))
                        .get(1)
                        .cells())
                .extracting(Cell::kind)
                .containsExactly(Cell.Kind.FORMULA, Cell.Kind.FORMULA);
    }
}
