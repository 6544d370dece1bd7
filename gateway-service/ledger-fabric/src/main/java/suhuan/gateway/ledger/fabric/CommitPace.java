package suhuan.gateway.ledger.fabric;

import java.util.concurrent.TimeUnit;

/**
 * How long transactions usually take from the orderers into a block, and so how soon one is missed. An orderer that crashes takes
 * what it has accepted with it, so whoever waits longer than that for no reason only adds to the outage.
 */
final class CommitPace {
    private static final long SOONEST_MS = 1000;
    private static final int TIMES_THE_USUAL = 8;
    private static final int MEMORY = 8;

    private final long latestMs;
    private double usualNanos;

    /** Nothing is missed later than after so many ms. */
    CommitPace(long latestMs) {
        this.latestMs = latestMs;
    }

    /** One took so long. */
    synchronized void committed(long nanos) {
        usualNanos = usualNanos == 0 ? nanos : usualNanos + (nanos - usualNanos) / MEMORY;
    }

    /** After how many ms one is missed. */
    synchronized long missedAfterMs() {
        if (usualNanos == 0) {
            return latestMs;
        }
        long several = TimeUnit.NANOSECONDS.toMillis((long) (TIMES_THE_USUAL * usualNanos));
        return Math.min(latestMs, Math.max(SOONEST_MS, several));
    }
}
