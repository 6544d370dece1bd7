package suhuan.gateway.ledger.fabric;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a longest one, each shortened by up to half at random, so that many do not come back at once. */
final class BackOff {
    private final long longestMs;
    private long nextMs;

    BackOff(long firstMs, long longestMs) {
        this.nextMs = firstMs;
        this.longestMs = longestMs;
    }

    /** How long to wait now, in ms. */
    long next() {
        long upTo = nextMs;
        nextMs = Math.min(2 * nextMs, longestMs);
        return upTo / 2 + ThreadLocalRandom.current().nextLong(upTo - upTo / 2 + 1);
    }
}
