package suhuan.cli.table;

import org.jspecify.annotations.Nullable;

/** Rows of a table, read one after the other; no more than one is in memory. */
public interface TableReader extends AutoCloseable {
    /**
     * The next row, blank ones included; null after the last.
     *
     * @throws TableException when the file is not what it says, or is cut off
     */
    @Nullable
    TableRow next() throws TableException;

    /** How much of the file has been read, 0 to 1; may be rough. */
    double progress();

    /** What the file turned out to be, such as "CSV, GB18030, separator ;". */
    String describe();

    @Override
    void close() throws TableException;
}
