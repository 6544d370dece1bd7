package suhuan.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suhuan.testing.Seeds;

/** Headings in any order and language, units, quantities exactly, lists of codes. */
class PackRowsTest {
    private static final String CODE = "9YJPB010BL1A01F310000001";

    @TempDir
    Path folder;

    private List<PackRow> rows(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), csv, StandardCharsets.UTF_8);
        List<PackRow> rows = new ArrayList<>();
        try (TableReader table = TableFiles.open(file, null);
                PackRows packs = PackRows.of(table)) {
            for (PackRow row = packs.next(); row != null; row = packs.next()) rows.add(row);
        }
        return rows;
    }

    private PackRow.Readable one(String csv) throws IOException {
        return (PackRow.Readable) rows(csv).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "电池编码,质量(kg),额定容量(Ah),标称电压(V)",
                "电池编码,质量(kg),额定容量【Ah】,标称电压[v]",
                "battery code,Mass (KG),Rated  Capacity/Ah,nominal_voltage_v",
                " Code ,weight kg,capacity:ah,VOLTAGE (V)",
                "包编码,重量(千克),容量(安时),电压(伏)",
                "电池编码*,质量/kg,额定容量/Ah,标称电压/V"
            })
    void headingsOfEveryKind(String headings) throws Exception {
        PackRow.Readable row = one(headings + "\n" + CODE + ",478.1234,228,332.8\n");
        assertThat(row.massMg()).isEqualTo(478_123_400L);
        assertThat(row.capacityMah()).isEqualTo(228_000L);
        assertThat(row.voltageMv()).isEqualTo(332_800L);
        assertThat(row.number()).isEqualTo(2);
    }

    @Test
    void columnsInAnyOrderAfterATitle() throws Exception {
        PackRow.Readable row =
                one("甬江电池 2026 年 11 月\n\n备注,标称电压(mV),质量(t),电池编码,额定容量(mAh)\nx,332800,0.4781234," + CODE + ",228000\n");
        assertThat(row.massMg()).isEqualTo(478_123_400L);
        assertThat(row.capacityMah()).isEqualTo(228_000L);
        assertThat(row.number()).isEqualTo(4);
    }

    @Test
    void missingTwiceAndWrongUnitAreNamed() {
        assertThatThrownBy(() -> rows("电池编码,额定容量(Ah),标称电压(V)\n")).isInstanceOfSatisfying(TableException.class, e -> {
            assertThat(e.problem()).isEqualTo(TableProblem.COLUMN_MISSING);
            assertThat(e.values().get(0)).isEqualTo("质量");
        });
        assertThatThrownBy(() -> rows("code,mass (kg),weight (kg),capacity (Ah),voltage (V)\n"))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.COLUMN_TWICE));
        assertThatThrownBy(() -> rows("code,mass (kWh),capacity (Ah),voltage (V)\n"))
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(TableProblem.COLUMN_UNIT));
    }

    @ParameterizedTest
    @CsvSource({
        "478.1234,478123400",
        "478.12340000000000,478123400",
        "'478 kg',478000000",
        "478000g,478000000",
        "0.478t,478000000",
        "478千克,478000000",
        "+5,5000000",
        "-5,-5000000",
        "0,0",
        "0.000001,1"
    })
    void massesAreExact(String written, long mg) throws Exception {
        assertThat(one("code,mass (kg),capacity (Ah),voltage (V)\n" + CODE + "," + written + ",1,1\n")
                        .massMg())
                .isEqualTo(mg);
    }

    @ParameterizedTest
    @CsvSource({
        "'',CELL_EMPTY",
        "abc,CELL_NOT_NUMBER",
        "'\"1,234\"',CELL_NOT_NUMBER",
        "1e3,CELL_UNIT_WRONG",
        "0x10,CELL_UNIT_WRONG",
        "NaN,CELL_NOT_NUMBER",
        "∞,CELL_NOT_NUMBER",
        "1.2.3,CELL_NOT_NUMBER",
        "约478,CELL_NOT_NUMBER",
        "\uFF14\uFF17\uFF18,CELL_FULL_WIDTH",
        "478 kWh,CELL_UNIT_WRONG",
        "478 V,CELL_UNIT_WRONG",
        "0.0000001,CELL_TOO_FINE",
        "99999999999999999999999999,CELL_TOO_LARGE",
        "=478,CELL_FORMULA"
    })
    void whatIsNoMassIsSaidWhy(String written, RowProblem problem) throws Exception {
        PackRow row = rows("code,mass (kg),capacity (Ah),voltage (V)\n" + CODE + "," + written + ",1,1\n")
                .get(0);
        assertThat(row).isInstanceOfSatisfying(PackRow.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem()).isEqualTo(problem);
            assertThat(unreadable.cell()).isEqualTo("B2");
        });
    }

    @Test
    void noUnitAnywhereIsNoQuantity() throws Exception {
        PackRow row = rows("code,mass,capacity (Ah),voltage (V)\n" + CODE + ",478,1,1\n")
                .get(0);
        assertThat(((PackRow.Unreadable) row).problem()).isEqualTo(RowProblem.CELL_UNIT_MISSING);
        assertThat(one("code,mass,capacity (Ah),voltage (V)\n" + CODE + ",478kg,1,1\n")
                        .massMg())
                .isEqualTo(478_000_000L);
    }

    @Test
    void runsAndListsOfCodes() throws Exception {
        String head = "9YJCB010BL1A01F31";
        String csv = "code,mass (kg),capacity (Ah),voltage (V),modules,cells\n" + CODE + ",1,1,1,M1;M2、M3|M4," + head
                + "0000098.." + head + "0000101 X\n";
        assertThat(one(csv).childCodes())
                .containsExactly(
                        "M1",
                        "M2",
                        "M3",
                        "M4",
                        head + "0000098",
                        head + "0000099",
                        head + "0000100",
                        head + "0000101",
                        "X");
    }

    @ParameterizedTest
    @CsvSource({
        "9YJCB010BL1A01F310000009..9YJCB010BL1A01F310000001,CODES_MALFORMED",
        "9YJCB010BL1A01F310000001..9YJCB010BL1A02F310000009,CODES_MALFORMED",
        "A..B,CODES_MALFORMED",
        "9YJCB010BL1A01F310000001..9YJCB010BL1A01F31000000X,CODES_MALFORMED",
        "9YJCB010BL1A01F310000001..9YJCB010BL1A01F319999999,CODES_TOO_MANY",
        "=A1,CELL_FORMULA"
    })
    void badListsOfCodes(String written, RowProblem problem) throws Exception {
        PackRow row = rows("code,mass (kg),capacity (Ah),voltage (V),cells\n" + CODE + ",1,1,1," + written + "\n")
                .get(0);
        assertThat(((PackRow.Unreadable) row).problem()).isEqualTo(problem);
    }

    @Test
    void aCodeTwiceNamesTheEarlierRow() throws Exception {
        List<PackRow> rows =
                rows("code,mass (kg),capacity (Ah),voltage (V)\n" + CODE + ",1,1,1\n\n" + CODE + ",2,2,2\n");
        assertThat(rows.get(1)).isInstanceOfSatisfying(PackRow.Unreadable.class, row -> {
            assertThat(row.problem()).isEqualTo(RowProblem.CODE_TWICE_IN_FILE);
            assertThat(row.more()).isEqualTo("2");
            assertThat(row.cell()).isEqualTo("A4");
        });
    }

    @Test
    void codesSeenAreExact() {
        Random random = Seeds.random("PackRowsTest.codesSeenAreExact");
        SeenCodes seen = new SeenCodes();
        Map<String, Long> model = new HashMap<>();
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (long row = 1; row <= 50_000; row++) {
            StringBuilder code = new StringBuilder("0".repeat(20));
            for (int i = 0; i < 4; i++) code.setCharAt(random.nextInt(20), alphabet.charAt(random.nextInt(4)));
            String text = code + "ZZZZ";
            Long before = model.putIfAbsent(text, row);
            assertThat(seen.add(text, row)).isEqualTo(before == null ? 0 : before);
        }
        assertThat(seen.add("short", 1)).isZero();
        assertThat(seen.add("short", 2)).isZero();
        assertThat(seen.add("9YJPB010BL1A01F31000000a", 3)).isZero();
    }

    @Test
    void addressesAreThoseOfASpreadsheet() {
        assertThat(TableRow.address(0, 1)).isEqualTo("A1");
        assertThat(TableRow.address(25, 9)).isEqualTo("Z9");
        assertThat(TableRow.address(26, 10)).isEqualTo("AA10");
        assertThat(TableRow.address(701, 2)).isEqualTo("ZZ2");
        assertThat(TableRow.address(702, 2)).isEqualTo("AAA2");
    }
}
