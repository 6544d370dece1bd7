package suhuan.chaincode.domain.reference;

import java.util.ArrayList;
import java.util.List;

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
