package suhuan.scenarios;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for things that happen in other processes, where there is nothing to wait on but the thing itself. */
final class Waiting {
    private static final Duration LOOK_EACH = Duration.ofMillis(20);

    private Waiting() {}

    /** Looks until it is so; fails at the deadline, saying what did not come. */
    static void until(String what, Duration atMost, Callable<Boolean> itIsSo) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (!itIsSo.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            pause(LOOK_EACH);
        }
    }

    /** Lets a fault last. */
    static void let(Duration last) throws InterruptedException {
        long end = System.nanoTime() + last.toNanos();
        for (long left = last.toNanos(); left > 0; left = end - System.nanoTime()) {
            pause(Duration.ofNanos(left));
        }
    }

    /** A pause between two looks. */
    static void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
