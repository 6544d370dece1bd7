package suhuan.bench.fabric;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** How many events a second some work completes while it runs evenly: neither its beginning nor its end is counted. */
public final class Rate {
    private Rate() {}

    /** What is looked at when counting begins, and when it ends. */
    @FunctionalInterface
    public interface Look {
        void look(long completed) throws Exception;
    }

    /** Runs work, counts for a while after a lead-in, lets it end, and answers events a second. */
    public static double of(Work work, long leadInMs, long countedMs, Look begin, Look end) throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        LongAdder completed = new LongAdder();
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        work.run(goOn::get, completed::add);
                        over.complete(null);
                    } catch (Throwable e) {
                        over.completeExceptionally(e);
                    }
                },
                "bench-work");
        worker.start();
        try {
            pass(over, leadInMs);
            long before = completed.sum();
            long from = System.nanoTime();
            begin.look(before);
            pass(over, countedMs);
            long after = completed.sum();
            long to = System.nanoTime();
            end.look(after);
            goOn.set(false);
            over.get(120, TimeUnit.SECONDS);
            return (after - before) * 1e9 / (to - from);
        } finally {
            goOn.set(false);
        }
    }

    /** Lets time pass while the work goes on. */
    private static void pass(CompletableFuture<Void> over, long ms) throws InterruptedException {
        try {
            over.get(ms, TimeUnit.MILLISECONDS);
            throw new IllegalStateException("the work ended by itself");
        } catch (TimeoutException stillWorking) {
            // As it should be.
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
