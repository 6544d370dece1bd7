package suhuan.cli.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet of an XLSX workbook, as a stream. The file has passed {@link XlsxGuard}. */
final class XlsxReader implements TableReader {
    /** Columns a row may reach; what lies beyond is no table of ours. */
    private static final int MAX_COLUMNS = 1_024;
    /** Digits a spreadsheet keeps; what it writes beyond them is noise of its arithmetic. */
    private static final MathContext SPREADSHEET_DIGITS = new MathContext(15);

    private static final long ROUGH_BYTES_A_ROW = 40;

    private final String file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final String sheetName;
    private final double roughRows;
    private long read;

    XlsxReader(Path file, @Nullable String sheet) throws IOException {
        this.file = String.valueOf(file.getFileName());
        this.roughRows = Math.max(1.0, (double) Files.size(file) / ROUGH_BYTES_A_ROW);
        this.workbook = open(file);
        try {
            Sheet chosen = sheet == null
                    ? workbook.getFirstSheet()
                    : workbook.findSheet(sheet)
                            .orElseThrow(() -> new TableException(TableProblem.SHEET_NOT_FOUND, sheet, sheets()));
            this.sheetName = chosen.getName();
            this.stream = chosen.openStream();
            this.rows = stream.iterator();
        } catch (RuntimeException e) {
            workbook.close();
            throw damaged(e);
        } catch (TableException e) {
            workbook.close();
            throw e;
        } catch (IOException e) {
            workbook.close();
            throw damaged(new IllegalStateException(e.getMessage(), e));
        }
    }

    private ReadableWorkbook open(Path path) throws IOException {
        try {
            return new ReadableWorkbook(path.toFile());
        } catch (RuntimeException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw damaged(new IllegalStateException(e.getMessage(), e));
        }
    }

    private List<String> sheets() {
        return workbook.getSheets().map(Sheet::getName).toList();
    }

    private TableException damaged(RuntimeException e) {
        TableException damaged =
                new TableException(TableProblem.XLSX_DAMAGED, file, Objects.requireNonNullElse(e.getMessage(), ""));
        damaged.initCause(e);
        return damaged;
    }

    @Override
    public @Nullable TableRow next() throws TableException {
        try {
            if (!rows.hasNext()) return null;
            Row row = rows.next();
            read++;
            List<Cell> cells =
                    new ArrayList<>(Collections.nCopies(Math.min(MAX_COLUMNS, row.getCellCount()), Cell.EMPTY));
            for (org.dhatim.fastexcel.reader.Cell cell : row) {
                if (cell == null || cell.getColumnIndex() >= MAX_COLUMNS) continue;
                while (cells.size() <= cell.getColumnIndex()) cells.add(Cell.EMPTY);
                cells.set(cell.getColumnIndex(), cell(cell));
            }
            return new TableRow(row.getRowNum(), cells);
        } catch (RuntimeException e) {
            // Whatever the parser trips over, to the caller it is one thing: the workbook is not sound.
            throw damaged(e);
        }
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        @Nullable String formula = cell.getFormula();
        if (formula != null) return new Cell(Cell.Kind.FORMULA, "=" + formula);
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            case NUMBER -> number(Objects.requireNonNullElse(cell.getRawValue(), ""));
            case STRING -> text(Objects.requireNonNullElse(cell.getText(), ""));
            case FORMULA -> new Cell(Cell.Kind.FORMULA, Objects.requireNonNullElse(cell.getRawValue(), "="));
            default -> new Cell(Cell.Kind.OTHER, Objects.requireNonNullElse(cell.getRawValue(), ""));
        };
    }

    private static Cell text(String text) {
        return text.isBlank() ? Cell.EMPTY : new Cell(Cell.Kind.TEXT, text);
    }

    private static Cell number(String raw) {
        if (raw.isBlank()) return Cell.EMPTY;
        BigDecimal number = new BigDecimal(raw.strip()).round(SPREADSHEET_DIGITS);
        // A huge exponent printed in full would be megabytes; it is out of every range anyway.
        boolean sane = Math.abs((long) number.scale()) + number.precision() < 64;
        return new Cell(Cell.Kind.NUMBER, sane ? number.stripTrailingZeros().toPlainString() : raw.strip());
    }

    @Override
    public double progress() {
        return Math.min(0.99, read / roughRows);
    }

    @Override
    public String describe() {
        return "XLSX, " + sheetName;
    }

    @Override
    public void close() throws TableException {
        try {
            stream.close();
            workbook.close();
        } catch (IOException | RuntimeException e) {
            throw new TableException(TableProblem.XLSX_DAMAGED, file, String.valueOf(e.getMessage()));
        }
    }
}
