package suhuan.cli.table;

/**
 * Codes seen so far with their rows, exactly and in little memory: 24 characters of 36 kinds are two numbers below
 * 36^12, so a million codes take 40 MB at most. Codes of another form are not kept: the ledger refuses each of them.
 */
final class SeenCodes {
    private static final int HALF = 12;
    private static final int KINDS = 36;
    private static final double FULL = 0.6;

    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** Remembers a code; returns the row where it stood before, or 0. */
    long add(String code, long row) {
        if (code.length() != 2 * HALF) return 0;
        long first = pack(code, 0);
        long second = pack(code, HALF);
        if (first < 0 || second < 0) return 0;
        if (size > FULL * rows.length) grow();
        int slot = slot(first, second);
        if (rows[slot] != 0) return rows[slot];
        put(slot, first, second, Math.toIntExact(row));
        size++;
        return 0;
    }

    private static long pack(String code, int from) {
        long packed = 0;
        for (int i = from; i < from + HALF; i++) {
            char c = code.charAt(i);
            int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
            if (value < 0) return -1;
            packed = packed * KINDS + value;
        }
        return packed;
    }

    private int slot(long first, long second) {
        long mixed = (first * 0x9E3779B97F4A7C15L) ^ (second * 0xC2B2AE3D27D4EB4FL);
        int mask = rows.length - 1;
        int slot = (int) (mixed ^ (mixed >>> 29)) & mask;
        while (rows[slot] != 0 && (high[slot] != first || low[slot] != second)) slot = (slot + 1) & mask;
        return slot;
    }

    private void put(int slot, long first, long second, int row) {
        high[slot] = first;
        low[slot] = second;
        rows[slot] = row;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldRows = rows;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) put(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldRows[i]);
        }
    }
}
