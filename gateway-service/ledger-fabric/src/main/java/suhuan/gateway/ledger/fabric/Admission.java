package suhuan.gateway.ledger.fabric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.LedgerOverloadedException;

/**
 * The door: holds envelopes until a transaction takes them, turns away what is too much, and keeps envelopes that touch the same
 * keys out of two transactions at a time. Envelopes that share a key keep their order; others may pass those that wait.
 */
final class Admission {
    private static final long SHORTEST_RETRY_MS = 50;
    private static final long LONGEST_RETRY_MS = 5000;
    private static final double FIRST_GUESS_NANOS = 1_000_000;

    private final FabricLedgerOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Looked at and found in the way of others; oldest first, all of them older than those in {@link #fresh}. */
    @SuppressWarnings("JdkObsolete") // envelopes leave from its middle
    private final LinkedList<Ticket> passedOver = new LinkedList<>();

    /** Not looked at yet. */
    private final ArrayDeque<Ticket> fresh = new ArrayDeque<>();
    /** Keys of transactions under way. */
    private final KeyHolds held = new KeyHolds();
    /** Keys of envelopes passed over, which no later one may overtake. */
    private final KeyHolds passedKeys = new KeyHolds();

    private boolean lookAgain;
    private int inFlight;
    private long inFlightBytes;
    private int underWay;
    private int beingEndorsed;
    private double nanosPerEnvelope = FIRST_GUESS_NANOS;
    private long lastDoneNanos = System.nanoTime();
    private boolean closed;

    Admission(FabricLedgerOptions options) {
        this.options = options;
    }

    /**
     * What there is to do.
     *
     * @param group envelopes for one transaction, whose keys are held now; empty for none
     * @param expired envelopes that waited too long
     */
    record Work(List<Ticket> group, List<Ticket> expired) {}

    /**
     * Lets an envelope in.
     *
     * @return why not; null where it is in
     */
    @Nullable
    RuntimeException admit(Ticket ticket, LedgerHealth health) {
        lock.lock();
        try {
            if (closed || health.readOnlyForGoodBecause() != null) {
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
            fresh.addLast(ticket);
            changed.signal();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** When half of what is in flight should be done, in ms. */
    long retryAfterMs() {
        lock.lock();
        try {
            long untilHalf = (long) (inFlight * nanosPerEnvelope / 2 / 1_000_000);
            return Math.min(LONGEST_RETRY_MS, Math.max(SHORTEST_RETRY_MS, untilHalf));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to do; null once closed and nothing waits. */
    @Nullable
    Work take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                List<Ticket> expired = expired(now);
                if (!expired.isEmpty()) {
                    return new Work(List.of(), expired);
                }
                if (closed && passedOver.isEmpty() && fresh.isEmpty()) {
                    return null;
                }
                long wait = untilStart(now);
                if (wait <= 0) {
                    List<Ticket> group = pick();
                    if (!group.isEmpty()) {
                        underWay++;
                        beingEndorsed++;
                        return new Work(group, List.of());
                    }
                }
                await(wait, now);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Ticket> expired(long now) {
        List<Ticket> expired = new ArrayList<>();
        long patience = options.patience().toNanos();
        while (!passedOver.isEmpty() && now - passedOver.getFirst().sinceNanos() > patience) {
            expired.add(passedOver.removeFirst());
            lookAgain = true;
        }
        while (passedOver.isEmpty()
                && !fresh.isEmpty()
                && now - fresh.peekFirst().sinceNanos() > patience) {
            expired.add(fresh.removeFirst());
        }
        return expired;
    }

    /** How long a new transaction should wait for company, in ns; 0 or less where it should begin now. */
    private long untilStart(long now) {
        Ticket first = fresh.peekFirst();
        if (underWay == 0 || closed || waiting() >= options.groupEnvelopes()) {
            return 0;
        }
        if (beingEndorsed >= options.endorsing()) {
            return Long.MAX_VALUE;
        }
        // While another one is under way, a little patience fills this one; a lone caller never waits.
        return first == null ? 0 : first.sinceNanos() + options.gather().toNanos() - now;
    }

    private int waiting() {
        return passedOver.size() + fresh.size();
    }

    @SuppressWarnings("WaitNotInLoop") // the caller's loop
    private void await(long wait, long now) throws InterruptedException {
        Ticket oldest = passedOver.isEmpty() ? fresh.peekFirst() : passedOver.getFirst();
        if (oldest == null) {
            changed.await();
            return;
        }
        long untilExpiry = oldest.sinceNanos() + options.patience().toNanos() - now + 1_000_000;
        changed.awaitNanos(Math.max(1, wait > 0 ? Math.min(wait, untilExpiry) : untilExpiry));
    }

    private List<Ticket> pick() {
        Pick pick = new Pick();
        if (lookAgain) {
            lookAgain = false;
            passedKeys.clear();
            Iterator<Ticket> tickets = passedOver.iterator();
            while (tickets.hasNext()) {
                Ticket ticket = tickets.next();
                if (mayRun(ticket)) {
                    if (!pick.add(ticket)) {
                        // The rest was not looked at, so nothing behind it may be either.
                        lookAgain = true;
                        return hold(pick);
                    }
                    tickets.remove();
                } else {
                    passedKeys.add(ticket.keys());
                }
            }
        }
        for (Ticket ticket = fresh.peekFirst(); ticket != null; ticket = fresh.peekFirst()) {
            if (!mayRun(ticket)) {
                passedKeys.add(ticket.keys());
                passedOver.addLast(ticket);
            } else if (!pick.add(ticket)) {
                break;
            }
            fresh.removeFirst();
        }
        return hold(pick);
    }

    private boolean mayRun(Ticket ticket) {
        return !held.conflict(ticket.keys()) && !passedKeys.conflict(ticket.keys());
    }

    private List<Ticket> hold(Pick pick) {
        for (Ticket ticket : pick.group) {
            held.add(ticket.keys());
        }
        return pick.group;
    }

    /** Gathers envelopes until the bounds of a transaction are met. */
    private final class Pick {
        private final List<Ticket> group = new ArrayList<>();
        private long bytes;
        private long keys;

        boolean add(Ticket ticket) {
            boolean fits = group.isEmpty()
                    || (group.size() < options.groupEnvelopes()
                            && bytes + ticket.bytes() <= options.groupBytes()
                            && keys + ticket.keys().count() <= options.groupKeys());
            if (fits) {
                group.add(ticket);
                bytes += ticket.bytes();
                keys += ticket.keys().count();
            }
            return fits;
        }
    }

    /** A transaction that was taken has its endorsements, or needs none any more; call once for each taken. */
    void endorsed() {
        lock.lock();
        try {
            beingEndorsed--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A transaction that was taken is done: its keys are free. */
    void done(List<Ticket> group) {
        lock.lock();
        try {
            underWay--;
            for (Ticket ticket : group) {
                held.remove(ticket.keys());
            }
            lookAgain = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Envelopes were answered. */
    void answered(int envelopes, long bytes) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (envelopes > 0) {
                double latest = (double) (now - lastDoneNanos) / envelopes;
                nanosPerEnvelope += (Math.min(latest, 1e9) - nanosPerEnvelope) / 8;
            }
            lastDoneNanos = now;
            inFlight -= envelopes;
            inFlightBytes -= bytes;
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

    /** Lets nobody in any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes back everything that waits. */
    List<Ticket> drain() {
        lock.lock();
        try {
            List<Ticket> rest = new ArrayList<>(passedOver);
            rest.addAll(fresh);
            passedOver.clear();
            fresh.clear();
            changed.signalAll();
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
