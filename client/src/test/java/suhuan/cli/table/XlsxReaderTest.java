package suhuan.cli.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks good, bad and hostile. */
class XlsxReaderTest {
    @TempDir
    Path folder;

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet first = workbook.newWorksheet("包");
            first.value(0, 0, "编码");
            first.value(0, 1, "质量(kg)");
            first.value(2, 0, "A");
            first.value(2, 1, new BigDecimal("478.1234"));
            first.value(3, 0, "B");
            first.formula(3, 1, "SUM(1,2)");
            first.value(4, 0, "C");
            first.value(4, 1, 0.1 + 0.2);
            first.value(5, 0, "D");
            first.value(5, 1, true);
            first.inlineString(6, 0, "内联");
            workbook.newWorksheet("second").value(0, 0, "x");
        }
        return out.toByteArray();
    }

    private List<TableRow> read(byte[] bytes, String sheet) throws IOException {
        Path file = Files.write(folder.resolve("t.xlsx"), bytes);
        List<TableRow> rows = new ArrayList<>();
        try (TableReader reader = TableFiles.open(file, sheet)) {
            for (TableRow row = reader.next(); row != null; row = reader.next()) rows.add(row);
        }
        return rows;
    }

    private static void refused(TableProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TableException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void cellsKeepTheirKindsAndRowsTheirNumbers() throws Exception {
        List<TableRow> rows = read(workbook(), null);
        assertThat(rows).extracting(TableRow::number).containsExactly(1L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rows.get(1).cell(1)).isEqualTo(new Cell(Cell.Kind.NUMBER, "478.1234"));
        assertThat(rows.get(2).cell(1)).isEqualTo(new Cell(Cell.Kind.FORMULA, "=SUM(1,2)"));
        assertThat(rows.get(3).cell(1)).isEqualTo(new Cell(Cell.Kind.NUMBER, "0.3"));
        assertThat(rows.get(4).cell(1).kind()).isEqualTo(Cell.Kind.OTHER);
        assertThat(rows.get(5).cell(0)).isEqualTo(new Cell(Cell.Kind.TEXT, "内联"));
        assertThat(read(workbook(), "second")).hasSize(1);
        refused(TableProblem.SHEET_NOT_FOUND, () -> read(workbook(), "third"));
    }

    @Test
    void everyCutIsDamageOrTheWhole() throws Exception {
        byte[] whole = workbook();
        for (int length = 4; length < whole.length; length += 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            refused(TableProblem.XLSX_DAMAGED, () -> read(cut, null));
        }
    }

    private static byte[] zip(String name, byte[] content, boolean withWorkbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            if (withWorkbook) {
                zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
                zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void aBombIsNotOpened() throws Exception {
        byte[] zeros = new byte[64 << 20];
        Arrays.fill(zeros, (byte) '<');
        refused(TableProblem.XLSX_TOO_LARGE, () -> read(zip("xl/worksheets/sheet1.xml", zeros, true), null));
        refused(TableProblem.XLSX_TOO_LARGE, () -> read(zip("bomb.bin", zeros, true), null));
    }

    @Test
    void aZipOfManyPartsIsNotOpened() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= XlsxGuard.MAX_ENTRIES; i++) zip.putNextEntry(new ZipEntry("p" + i));
        }
        refused(TableProblem.XLSX_TOO_LARGE, () -> read(out.toByteArray(), null));
    }

    @Test
    void entitiesAndOtherEncodingsAreNotOpened() throws Exception {
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst>&b;</sst>";
        refused(
                TableProblem.XLSX_FORBIDDEN,
                () -> read(zip("xl/sharedStrings.xml", laughs.getBytes(StandardCharsets.UTF_8), true), null));
        refused(
                TableProblem.XLSX_FORBIDDEN,
                () -> read(zip("xl/sharedStrings.xml", laughs.getBytes(StandardCharsets.UTF_16), true), null));
    }

    @Test
    void aCellLongerThanAnyIsNotOpened() throws Exception {
        byte[] cell = ("<v>" + "x1y2".repeat(100_000) + "</v>").getBytes(StandardCharsets.UTF_8);
        refused(TableProblem.ROW_TOO_LARGE, () -> read(zip("xl/worksheets/sheet1.xml", cell, true), null));
    }

    @Test
    void aZipThatIsNoWorkbookIsSaidSo() throws Exception {
        refused(TableProblem.XLSX_DAMAGED, () -> read(zip("readme.txt", new byte[10], false), null));
        refused(TableProblem.XLSX_DAMAGED, () -> read(zip("readme.txt", new byte[10], true), null));
        refused(
                TableProblem.XLSX_DAMAGED,
                () -> read("PK\3\4 and then nothing".getBytes(StandardCharsets.UTF_8), null));
    }
}
