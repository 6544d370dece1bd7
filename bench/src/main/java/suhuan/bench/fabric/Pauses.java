package suhuan.bench.fabric;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long a caller waits before it tries again: doubled each time up to a limit, and shaken. */
public record Pauses(long firstMs, long longestMs) {
    private static final int MOST_DOUBLINGS = 20;

    /** Waits after an attempt, counted from 0. */
    public void pause(int attempt) {
        long most = Math.min(longestMs, firstMs << Math.min(attempt, MOST_DOUBLINGS));
        long ms = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
