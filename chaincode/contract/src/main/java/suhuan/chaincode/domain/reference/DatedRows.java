package suhuan.chaincode.domain.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads cells that all dated tables have. */
final class DatedRows {
    private DatedRows() {}

    /**
     * A day, or 0 for no bound.
     *
     * @throws IllegalStateException where the cell is neither: the build is broken
     */
    static int day(String table, String cell) {
        int day = Integer.parseInt(cell);
        if (day != 0 && !Days.isDay(day)) {
            throw new IllegalStateException(table + ": not a day: " + cell);
        }
        return day;
    }

    /** The first row that is looked for and in force on a day, or null. */
    static <R extends DatedRow> @Nullable R inForce(List<R> rows, Predicate<R> lookedFor, int yyyymmdd) {
        for (R row : rows) {
            if (lookedFor.test(row) && row.inForce(yyyymmdd)) {
                return row;
            }
        }
        return null;
    }

    /** Words between commas; none for a dash. */
    static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(",", -1));
    }

    /** Numbers between commas. */
    static List<Integer> numbers(String cell) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : words(cell)) {
            numbers.add(Integer.parseInt(word));
        }
        return List.copyOf(numbers);
    }

    /** A word, or empty for a dash. */
    static String word(String cell) {
        return cell.equals("-") ? "" : cell;
    }
}
