package suhuan.chaincode.domain.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that ship beside this class: UTF-8, columns apart by a tab, lines that begin with # are notes. */
final class ReferenceTable {
    private ReferenceTable() {}

    /**
     * The rows of a table in the order of the file.
     *
     * @throws IllegalStateException where the table is missing or a row has another number of columns: the build is broken
     */
    static List<String[]> rows(String name, int columns) {
        return text(name)
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .map(line -> columnsOf(name, line, columns))
                .toList();
    }

    /**
     * A day of a table, or 0 for no bound.
     *
     * @throws IllegalStateException where it is neither: the build is broken
     */
    static int day(String cell) {
        int day = Integer.parseInt(cell);
        if (day != 0 && !Days.isDay(day)) {
            throw new IllegalStateException(cell + " is not a day");
        }
        return day;
    }

    private static String[] columnsOf(String name, String line, int columns) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(name + ": not " + columns + " columns: " + line);
        }
        return cells;
    }

    private static String text(String name) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
