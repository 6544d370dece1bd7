package suhuan.gateway.ledger.embedded.store;

import java.util.Arrays;

/** From block number to the place where the block begins; 8 bytes a block. One thread adds, many read what was published. */
final class BlockIndex {
    private static final int CHUNK = 4096;

    private volatile long[][] chunks = new long[0][];
    private long count;

    /** Adds the next block. */
    void add(long number, long location) {
        if (number != count) {
            throw new IllegalStateException("block " + number + " after " + (count - 1));
        }
        int chunk = Math.toIntExact(number / CHUNK);
        if (chunk == chunks.length) {
            long[][] more = Arrays.copyOf(chunks, chunk + 1);
            more[chunk] = new long[CHUNK];
            chunks = more;
        }
        chunks[chunk][(int) (number % CHUNK)] = location;
        count++;
    }

    /** Place of a block that was added before the caller learnt of its number. */
    long location(long number) {
        return chunks[Math.toIntExact(number / CHUNK)][(int) (number % CHUNK)];
    }

    /** Number of blocks; only for the thread that adds. */
    long count() {
        return count;
    }
}
