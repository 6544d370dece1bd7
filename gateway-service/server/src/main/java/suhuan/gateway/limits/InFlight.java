package suhuan.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what goes on at a time: calls in all, and calls and streams of each party. Safe for many threads. */
public final class InFlight {
    private final GatewayLimits limits;
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> calls = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> streams = new ConcurrentHashMap<>();

    /** Counts against these limits. */
    public InFlight(GatewayLimits limits) {
        this.limits = limits;
    }

    /** Takes a place among all calls; false where there is none. */
    public boolean enter() {
        if (total.incrementAndGet() > limits.callsInFlight()) {
            total.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Gives the place back. */
    public void leave() {
        total.decrementAndGet();
    }

    /** Takes a place among the calls of a party; false where there is none. */
    public boolean enter(String partyId) {
        return take(calls, partyId, limits.callsInFlightPerCaller());
    }

    /** Gives the place back. */
    public void leave(String partyId) {
        give(calls, partyId);
    }

    /** Takes a place among the streams of a party; false where there is none. */
    public boolean enterStream(String partyId) {
        return take(streams, partyId, limits.streamsPerCaller());
    }

    /** Gives the place back. */
    public void leaveStream(String partyId) {
        give(streams, partyId);
    }

    /** Calls going on now. */
    public int total() {
        return total.get();
    }

    private static boolean take(ConcurrentHashMap<String, Integer> counts, String partyId, int limit) {
        boolean[] taken = new boolean[1];
        counts.compute(partyId, (id, count) -> {
            int now = count == null ? 0 : count;
            taken[0] = now < limit;
            return taken[0] ? Integer.valueOf(now + 1) : count;
        });
        return taken[0];
    }

    private static void give(ConcurrentHashMap<String, Integer> counts, String partyId) {
        counts.computeIfPresent(partyId, (id, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
