package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Verifies, after a start, the segments that the start left out; slowly, so that nobody notices. */
final class Scrubber implements Runnable {
    private static final long SHORTEST_PAUSE_NANOS = 5_000_000;

    private final Segments segments;
    private final List<SegmentHeader> headers;
    private final int count;
    private final long bytesPerSecond;
    private final Consumer<StoreException> onProblem;
    private long owedNanos;
    private volatile boolean stopped;
    private volatile boolean done;

    /**
     * Makes a scrubber.
     *
     * @param headers headers of all segments
     * @param count how many segments to verify, from the first
     * @param onProblem told of the first problem, after which it ends
     */
    Scrubber(
            Segments segments,
            List<SegmentHeader> headers,
            int count,
            long bytesPerSecond,
            Consumer<StoreException> onProblem) {
        this.segments = segments;
        this.headers = headers;
        this.count = count;
        this.bytesPerSecond = bytesPerSecond;
        this.onProblem = onProblem;
        this.done = count == 0 || bytesPerSecond == 0;
    }

    @Override
    public void run() {
        try {
            ChainWalk walk = new ChainWalk(segments, headers.get(0));
            for (int segment = 0; segment < count && !stopped; segment++) {
                SegmentHeader next = headers.get(segment + 1);
                walk.walk(headers.get(segment), next.previousLength(), ChainWalk.noTail(segments), this::pace);
                if (walk.nextNumber() != next.firstBlock()) {
                    throw new CorruptStoreException(
                            segments.path(segment), next.previousLength(), "blocks are missing at the end");
                }
            }
        } catch (StoreException problem) {
            onProblem.accept(problem);
        } catch (StoppedException asked) {
            return;
        } catch (IOException problem) {
            if (!stopped) {
                onProblem.accept(new StoreException("a ledger file cannot be read: " + problem, problem));
            }
        } finally {
            done = true;
        }
    }

    private void pace(StoredBlock block) {
        if (stopped) {
            throw new StoppedException();
        }
        owedNanos += block.length() * 1_000_000_000L / bytesPerSecond;
        if (owedNanos >= SHORTEST_PAUSE_NANOS) {
            LockSupport.parkNanos(owedNanos);
            owedNanos = 0;
        }
    }

    void stop() {
        stopped = true;
    }

    /** Whether it has come to its end. */
    boolean done() {
        return done;
    }

    /** Leaves the walk. */
    private static final class StoppedException extends RuntimeException {}
}
