package suhuan.gateway.ledger.fabric.peer;

import java.time.Duration;

/**
 * Keeps calls away from a peer that failed several times in a row, for a while that doubles each time it fails again. Then one
 * success closes it.
 */
final class PeerBreaker {
    private static final int FAILURES_THAT_OPEN = 3;
    private static final long FIRST_OPEN_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_OPEN_NANOS = Duration.ofSeconds(4).toNanos();

    private int failures;
    private long openNanos = FIRST_OPEN_NANOS;
    private long openUntilNanos;
    private boolean open;

    /** Whether calls may go there. */
    synchronized boolean allows(long nowNanos) {
        return !open || nowNanos - openUntilNanos >= 0;
    }

    /** Until when it is kept away; the past where it is not. */
    synchronized long openUntilNanos(long nowNanos) {
        return open ? openUntilNanos : nowNanos;
    }

    /**
     * A call failed for the peer's fault.
     *
     * @return whether it just opened
     */
    synchronized boolean failed(long nowNanos) {
        failures++;
        if (failures < FAILURES_THAT_OPEN || (open && nowNanos - openUntilNanos < 0)) {
            return false;
        }
        boolean opened = !open;
        openNanos = open ? Math.min(2 * openNanos, LONGEST_OPEN_NANOS) : FIRST_OPEN_NANOS;
        openUntilNanos = nowNanos + openNanos;
        open = true;
        return opened;
    }

    /**
     * A call was answered.
     *
     * @return whether it just closed
     */
    synchronized boolean succeeded() {
        boolean closed = open;
        failures = 0;
        open = false;
        return closed;
    }
}
