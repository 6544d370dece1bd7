package suhuan.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how patiently the same envelope is sent again.
 *
 * @param maxAttempts attempts without any progress, the first included; 1 or more
 * @param first upper bound of the first pause
 * @param most upper bound of every pause
 */
public record RetryPolicy(int maxAttempts, Duration first, Duration most) {
    /** Eight attempts, 100 ms doubling up to 5 s: about 15 s in all. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(8, Duration.ofMillis(100), Duration.ofSeconds(5));

    /** Checks the bounds. */
    public RetryPolicy {
        if (maxAttempts < 1) throw new IllegalArgumentException("maxAttempts " + maxAttempts);
    }

    /**
     * Pause before an attempt: what the server asked for, plus a random share of the doubled bound, so that callers
     * that were sent away together do not come back together.
     */
    Duration pauseBefore(int attempt, Duration asked) {
        long bound = Math.min(most.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return asked.plusMillis(ThreadLocalRandom.current().nextLong(bound / 2, Math.max(bound, 1) + 1));
    }
}
