package suhuan.cli.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes samples as XLSX or CSV, row by row, with a list of the planted mistakes beside them. */
public final class SampleFiles {
    /** Rows a sheet of XLSX has, the headings included. */
    public static final int XLSX_ROWS = 1_048_576;

    private static final int FLUSH_ROWS = 1_000;
    private static final String VERSION = "01.0000";

    private SampleFiles() {}

    /**
     * Writes the file and the list of its mistakes.
     *
     * @param file ends in .xlsx, or is CSV
     * @param encoding encoding of a CSV file
     */
    public static void write(PackSample sample, Path file, Charset encoding) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) writeXlsx(sample, file);
        else writeCsv(sample, file, encoding);
        writeErrors(sample, errorsFile(file));
    }

    /** The list of mistakes beside a sample. */
    public static Path errorsFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".errors.csv");
    }

    private static void writeXlsx(PackSample sample, Path file) throws IOException {
        if (sample.count() >= XLSX_ROWS) throw new IllegalArgumentException("an XLSX sheet has " + XLSX_ROWS + " rows");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "suhuan", VERSION)) {
            Worksheet sheet = workbook.newWorksheet("packs");
            List<String> headings = sample.headings();
            for (int i = 0; i < headings.size(); i++) sheet.inlineString(0, i, headings.get(i));
            for (int row = 0; row < sample.count(); row++) {
                List<PackSample.Value> values = sample.row(row);
                for (int i = 0; i < values.size(); i++) put(sheet, row + 1, i, values.get(i));
                if (row % FLUSH_ROWS == FLUSH_ROWS - 1) sheet.flush();
            }
        }
    }

    private static void put(Worksheet sheet, int row, int column, PackSample.Value value) {
        if (value.text().isEmpty()) return;
        switch (value.kind()) {
            case TEXT -> sheet.inlineString(row, column, value.text());
            case NUMBER -> sheet.value(row, column, new BigDecimal(value.text()));
            case FORMULA -> sheet.formula(row, column, value.text());
        }
    }

    private static void writeCsv(PackSample sample, Path file, Charset encoding) throws IOException {
        try (Writer out = new OutputStreamWriter(new BufferedOutputStream(Files.newOutputStream(file)), encoding);
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT)) {
            csv.printRecord(sample.headings());
            for (int row = 0; row < sample.count(); row++) {
                for (PackSample.Value value : sample.row(row)) {
                    csv.print(value.kind() == PackSample.Value.Kind.FORMULA ? "=" + value.text() : value.text());
                }
                csv.println();
            }
        }
    }

    private static void writeErrors(PackSample sample, Path file) throws IOException {
        try (CSVPrinter csv =
                new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), CSVFormat.DEFAULT)) {
            csv.printRecord("row", "kind");
            for (Map.Entry<Integer, PlantedError> error : sample.planted().entrySet()) {
                // Row 0 of the sample stands in row 2 of the sheet, under the headings.
                csv.printRecord(error.getKey() + 2, error.getValue());
            }
        }
    }
}
