package suhuan.gateway.ledger.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.LedgerOverloadedException;

/** The door: holds envelopes until the sequencer takes them, and turns away what is too much. First come, first served. */
final class Admission {
    private static final long SHORTEST_RETRY_MS = 20;
    private static final long LONGEST_RETRY_MS = 5000;
    // From this many waiting envelopes on, executing them while the disk works is worth more than waiting for others.
    private static final int WORTH_STARTING = 64;

    private final EmbeddedLedgerOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Ticket> queue = new ArrayDeque<>();
    private int inFlight;
    private long inFlightBytes;
    private int groupsUnderWay;
    private double nanosPerEnvelope = 100_000;
    private long lastDoneNanos = System.nanoTime();
    private boolean closed;

    Admission(EmbeddedLedgerOptions options) {
        this.options = options;
    }

    /**
     * Lets an envelope in.
     *
     * @return why not; null where it is in
     */
    @Nullable
    RuntimeException admit(Ticket ticket, LedgerHealth health) {
        lock.lock();
        try {
            if (closed || health.readOnlyBecause() != null) {
                return health.refusal();
            }
            // A single envelope larger than the bound is let in when nothing else is.
            boolean tooMany = inFlight >= options.maxInFlight();
            if (tooMany || (inFlight > 0 && inFlightBytes + ticket.bytes() > options.maxInFlightBytes())) {
                String what = tooMany
                        ? options.maxInFlight() + " envelopes in flight"
                        : options.maxInFlightBytes() + " bytes in flight";
                return new LedgerOverloadedException(what, retryAfterMs());
            }
            inFlight++;
            inFlightBytes += ticket.bytes();
            queue.addLast(ticket);
            changed.signal();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private long retryAfterMs() {
        long untilHalf = (long) (inFlight * nanosPerEnvelope / 2 / 1_000_000);
        return Math.min(LONGEST_RETRY_MS, Math.max(SHORTEST_RETRY_MS, untilHalf));
    }

    /** Waits for envelopes and takes a group of them; empty once closed and all taken. */
    List<Ticket> take() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.await();
            }
            long left = options.gatherNanos();
            // A lone caller never waits: only while the disk is busy with another group is there something to gain.
            while (groupsUnderWay > 0 && queue.size() < WORTH_STARTING && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            List<Ticket> group = new ArrayList<>();
            long bytes = 0;
            while (!queue.isEmpty() && group.size() < options.groupEnvelopes()) {
                Ticket next = queue.peekFirst();
                bytes += next.bytes();
                if (!group.isEmpty() && bytes > options.groupBytes()) {
                    break;
                }
                group.add(queue.removeFirst());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** A group is on its way to the disk. */
    void groupUnderWay() {
        lock.lock();
        try {
            groupsUnderWay++;
        } finally {
            lock.unlock();
        }
    }

    /** A group that was on its way is durable or failed. */
    void groupDone() {
        lock.lock();
        try {
            groupsUnderWay--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Envelopes were answered. */
    void release(List<Ticket> tickets) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (!tickets.isEmpty()) {
                double latest = (double) (now - lastDoneNanos) / tickets.size();
                nanosPerEnvelope += (Math.min(latest, 10_000_000) - nanosPerEnvelope) / 8;
            }
            lastDoneNanos = now;
            inFlight -= tickets.size();
            for (Ticket ticket : tickets) {
                inFlightBytes -= ticket.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    int inFlight() {
        lock.lock();
        try {
            return inFlight;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who is in is served. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
