package suhuan.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Packs of a file, row by row. */
public final class PackRows implements AutoCloseable {
    private static final int MODEL_LENGTH = 7;
    private static final int SHOWN = 100;
    /** Rows before the headings that may hold a title or nothing. */
    private static final int TITLE_ROWS = 10;

    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private final TableReader table;
    private final PackHeadings headings;
    private final SeenCodes seen = new SeenCodes();

    private PackRows(TableReader table, PackHeadings headings) {
        this.table = table;
        this.headings = headings;
    }

    /**
     * Reads the headings, after perhaps a title.
     *
     * @throws TableException when there are none, or one that is needed is missing
     */
    public static PackRows of(TableReader table) throws TableException {
        @Nullable TableException first = null;
        for (int i = 0; i < TITLE_ROWS; i++) {
            @Nullable TableRow row = table.next();
            if (row == null) break;
            if (row.isBlank()) continue;
            try {
                return new PackRows(table, PackHeadings.of(row));
            } catch (TableException e) {
                if (e.problem() != TableProblem.COLUMN_MISSING) throw e;
                if (first == null
                        || e.values().get(0).length() < first.values().get(0).length()) first = e;
            }
        }
        throw first == null ? new TableException(TableProblem.FILE_EMPTY, table.describe()) : first;
    }

    /** The headings found. */
    public PackHeadings headings() {
        return headings;
    }

    /** How much of the file has been read, 0 to 1. */
    public double progress() {
        return table.progress();
    }

    /** The next row that is not blank; null after the last. */
    public @Nullable PackRow next() throws TableException {
        while (true) {
            @Nullable TableRow row = table.next();
            if (row == null) return null;
            if (!row.isBlank()) return read(row);
        }
    }

    private PackRow read(TableRow row) {
        Cell codeCell = row.cell(headings.place(PackColumn.CODE));
        String code = codeCell.text().strip();
        @Nullable RowProblem codeProblem = codeProblem(codeCell);
        if (codeProblem != null) return unreadable(row, code, codeProblem, PackColumn.CODE, "");
        long[] quantities = new long[PackColumn.values().length];
        for (PackColumn column : PackColumn.values()) {
            Quantity quantity = column.quantity();
            if (quantity == null) continue;
            Quantity.Reading reading = quantity.read(row.cell(headings.place(column)), headings.unit(column));
            if (reading instanceof Quantity.Reading.Not not) {
                return unreadable(row, code, not.problem(), column, quantity.usualUnit());
            }
            quantities[column.ordinal()] = ((Quantity.Reading.Value) reading).value();
        }
        List<String> children = new ArrayList<>();
        for (PackColumn column : List.of(PackColumn.MODULES, PackColumn.CELLS)) {
            if (headings.place(column) < 0) continue;
            Optional<RowProblem> problem = CodeList.read(row.cell(headings.place(column)), children);
            if (problem.isPresent()) {
                return unreadable(row, code, problem.get(), column, Integer.toString(CodeList.MOST));
            }
        }
        if (!modelFits(row, code)) return unreadable(row, code, RowProblem.MODEL_DIFFERS, PackColumn.MODEL, code);
        long earlier = seen.add(code, row.number());
        if (earlier > 0) {
            return unreadable(row, code, RowProblem.CODE_TWICE_IN_FILE, PackColumn.CODE, Long.toString(earlier));
        }
        return new PackRow.Readable(
                row.number(),
                code,
                quantities[PackColumn.MASS.ordinal()],
                quantities[PackColumn.CAPACITY.ordinal()],
                quantities[PackColumn.VOLTAGE.ordinal()],
                children,
                new PackRow.Typed(
                        typed(row, PackColumn.MASS), typed(row, PackColumn.CAPACITY), typed(row, PackColumn.VOLTAGE)));
    }

    private String typed(TableRow row, PackColumn column) {
        return shown(row.cell(headings.place(column)).text().strip());
    }

    private static @Nullable RowProblem codeProblem(Cell cell) {
        return switch (cell.kind()) {
            case EMPTY -> RowProblem.CELL_EMPTY;
            case FORMULA -> RowProblem.CELL_FORMULA;
            default -> FULL_WIDTH.matcher(cell.text()).find() ? RowProblem.CELL_FULL_WIDTH : null;
        };
    }

    private boolean modelFits(TableRow row, String code) {
        int place = headings.place(PackColumn.MODEL);
        if (place < 0 || row.cell(place).kind() == Cell.Kind.EMPTY || code.length() < MODEL_LENGTH) return true;
        String model = row.cell(place).text().strip();
        // A longer text is the firm's own name of the model, which says nothing about the code.
        return model.length() != MODEL_LENGTH || code.regionMatches(true, 0, model, 0, MODEL_LENGTH);
    }

    private PackRow unreadable(TableRow row, String code, RowProblem problem, PackColumn column, String more) {
        String value = row.cell(Math.max(0, headings.place(column))).text().strip();
        return new PackRow.Unreadable(
                row.number(), shown(code), problem, headings.address(column, row.number()), shown(value), more);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public void close() throws TableException {
        table.close();
    }
}
