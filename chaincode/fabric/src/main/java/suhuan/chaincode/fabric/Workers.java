package suhuan.chaincode.fabric;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that work on transactions, for all peers together. What is taken on is bounded by number and bytes; more is turned
 * away at once, because answers of peers come on the same streams and must never wait behind new transactions.
 */
final class Workers implements AutoCloseable {
    /** Most of a transaction is waiting for its peer, so more threads than cores are of use. */
    static final int THREADS = 16;

    private final ExecutorService threads;
    private final int mostCalls;
    private final long mostBytes;
    private int calls;
    private long bytes;
    private boolean stopping;

    Workers(int mostCalls, long mostBytes) {
        this.mostCalls = mostCalls;
        this.mostBytes = mostBytes;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "chaincode-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** 2,000 transactions, and a quarter of the heap, as each exists about twice while it is worked on. */
    static Workers ofThisMachine() {
        return new Workers(2_000, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * Takes a task on, or says why not.
     *
     * @param size bytes the task holds on to
     * @return why it is turned away; empty where it was taken on
     */
    synchronized String take(int size, Runnable task) {
        if (stopping) {
            return "the chaincode process is stopping; try again";
        }
        // One alone is always let through, or it never would be.
        if (calls == mostCalls || (calls > 0 && bytes + size > mostBytes)) {
            return "the chaincode has " + calls + " calls of " + bytes + " bytes in hand and takes no more; try again";
        }
        calls++;
        bytes += size;
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                done(size);
            }
        });
        return "";
    }

    private synchronized void done(int size) {
        calls--;
        bytes -= size;
        notifyAll();
    }

    /** Takes nothing more on, and waits for what is in hand. */
    synchronized void drain(long mostMs) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
        while (calls > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
