package suhuan.cli.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param number number of the row as a spreadsheet shows it, from 1, the headings included
 * @param cells cells from column A on
 */
public record TableRow(long number, List<Cell> cells) {
    private static final int LETTERS = 26;

    /** The cell of a column, from 0; empty where the row is shorter. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** Whether nothing is in it. */
    public boolean isBlank() {
        for (Cell cell : cells) {
            if (cell.kind() != Cell.Kind.EMPTY) return false;
        }
        return true;
    }

    /** Address of a cell as a spreadsheet shows it: column 1 of row 17 is B17. */
    public static String address(int column, long row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.append(row).toString();
    }
}
