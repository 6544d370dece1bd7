package suhuan.cli.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Lets only so many characters through for one row, so that a quote that is never closed fails soon and cheaply instead
 * of filling the memory with the rest of the file.
 */
final class RowBudgetReader extends FilterReader {
    /** Characters one row may have: 2,000 child codes and much to spare. */
    static final int BUDGET = 1 << 20;

    private int spent;

    RowBudgetReader(Reader in) {
        super(in);
    }

    /** The row is read: the next one may have as much again. */
    void rowDone() {
        spent = 0;
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        if (c >= 0) spend(1);
        return c;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int n = in.read(chars, offset, length);
        if (n > 0) spend(n);
        return n;
    }

    private void spend(int n) throws TableException {
        spent += n;
        if (spent > BUDGET) throw new TableException(TableProblem.ROW_TOO_LARGE, BUDGET);
    }
}
