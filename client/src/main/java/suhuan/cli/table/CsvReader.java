package suhuan.cli.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) of any usual encoding and separator; quoted cells may hold line breaks. */
final class CsvReader implements TableReader {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|', '\uFF0C');
    private static final int HEAD_CHARS = 8_192;

    private final CountingInput counted;
    private final RowBudgetReader budget;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final TextEncoding encoding;
    private final char separator;
    private final long size;

    private CsvReader(Path file, TextEncoding encoding, char separator) throws IOException {
        this.encoding = encoding;
        this.separator = separator;
        this.size = Math.max(1, Files.size(file));
        this.counted = new CountingInput(Files.newInputStream(file));
        this.budget = new RowBudgetReader(encoding.reader(counted));
        this.parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(budget);
        this.records = parser.iterator();
    }

    static CsvReader open(Path file) throws IOException {
        TextEncoding encoding = TextEncoding.of(file);
        return new CsvReader(file, encoding, separator(file, encoding));
    }

    /** The candidate that occurs most often in the first line outside quotes. */
    private static char separator(Path file, TextEncoding encoding) throws IOException {
        String head;
        try (Reader reader = new BufferedReader(encoding.reader(Files.newInputStream(file)))) {
            char[] chars = new char[HEAD_CHARS];
            int n = Math.max(0, reader.read(chars));
            head = new String(chars, 0, n);
        }
        int[] counts = new int[SEPARATORS.size()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '\n' || c == '\r') && begun) break;
            else if (!quoted && SEPARATORS.contains(c)) counts[SEPARATORS.indexOf(c)]++;
            if (!Character.isWhitespace(c)) begun = true;
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
        return SEPARATORS.get(best);
    }

    @Override
    public @Nullable TableRow next() throws TableException {
        try {
            if (!records.hasNext()) return null;
            CSVRecord record = records.next();
            budget.rowDone();
            List<Cell> cells = new ArrayList<>(record.size());
            for (String value : record) cells.add(Cell.ofText(value));
            return new TableRow(record.getRecordNumber(), cells);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw problem(e);
        }
    }

    private TableException problem(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TableException table) return table;
        }
        TableException malformed = new TableException(TableProblem.CSV_MALFORMED, parser.getRecordNumber() + 1);
        malformed.initCause(e);
        return malformed;
    }

    @Override
    public double progress() {
        return Math.min(1, (double) counted.count() / size);
    }

    @Override
    public String describe() {
        return "CSV, " + encoding.charset().name() + ", " + (separator == '\t' ? "TAB" : "'" + separator + "'");
    }

    @Override
    public void close() throws TableException {
        try {
            parser.close();
        } catch (IOException e) {
            throw new TableException(TableProblem.CSV_MALFORMED, parser.getRecordNumber());
        }
    }
}
