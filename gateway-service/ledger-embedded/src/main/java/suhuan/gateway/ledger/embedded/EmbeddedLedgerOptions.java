package suhuan.gateway.ledger.embedded;

import java.util.function.LongSupplier;
import suhuan.gateway.ledger.embedded.store.StoreOptions;

/**
 * How an embedded ledger works.
 *
 * @param store how blocks are kept
 * @param maxInFlight envelopes that may be in flight, at most; more are turned away
 * @param maxInFlightBytes bytes of envelopes that may be in flight, at most
 * @param groupEnvelopes envelopes in a block, at most
 * @param groupBytes bytes of envelopes in a block, at most, unless one alone has more
 * @param gatherNanos how long to wait for more envelopes while another group is on its way to the disk, in ns
 * @param clock time now, milliseconds since 1970-01-01 UTC; blocks never go back however it does
 * @param listener told of what happens
 */
public record EmbeddedLedgerOptions(
        StoreOptions store,
        int maxInFlight,
        long maxInFlightBytes,
        int groupEnvelopes,
        long groupBytes,
        long gatherNanos,
        LongSupplier clock,
        EmbeddedLedgerListener listener) {
    private static final long MIB = 1024 * 1024;

    /** Checks the ranges. */
    public EmbeddedLedgerOptions {
        if (maxInFlight < 1
                || maxInFlightBytes < 1
                || groupEnvelopes < 1
                || groupBytes < 1
                || groupBytes > 256 * MIB
                || gatherNanos < 0) {
            throw new IllegalArgumentException("ledger option out of range");
        }
    }

    /** 20,000 envelopes or 64 MiB in flight, groups of 1,000 envelopes or 8 MiB, gathered for 2 ms, the system's clock. */
    public static EmbeddedLedgerOptions defaults() {
        return new EmbeddedLedgerOptions(
                StoreOptions.defaults(),
                20_000,
                64 * MIB,
                1000,
                8 * MIB,
                2_000_000,
                System::currentTimeMillis,
                EmbeddedLedgerListener.NONE);
    }

    /** With blocks kept in another way. */
    public EmbeddedLedgerOptions withStore(StoreOptions other) {
        return new EmbeddedLedgerOptions(
                other, maxInFlight, maxInFlightBytes, groupEnvelopes, groupBytes, gatherNanos, clock, listener);
    }

    /** With other bounds on what is in flight. */
    public EmbeddedLedgerOptions withMaxInFlight(int envelopes, long bytes) {
        return new EmbeddedLedgerOptions(
                store, envelopes, bytes, groupEnvelopes, groupBytes, gatherNanos, clock, listener);
    }

    /** With other bounds on a group. */
    public EmbeddedLedgerOptions withGroup(int envelopes, long bytes, long nanos) {
        return new EmbeddedLedgerOptions(
                store, maxInFlight, maxInFlightBytes, envelopes, bytes, nanos, clock, listener);
    }

    /** With another clock. */
    public EmbeddedLedgerOptions withClock(LongSupplier other) {
        return new EmbeddedLedgerOptions(
                store, maxInFlight, maxInFlightBytes, groupEnvelopes, groupBytes, gatherNanos, other, listener);
    }

    /** With a listener. */
    public EmbeddedLedgerOptions withListener(EmbeddedLedgerListener other) {
        return new EmbeddedLedgerOptions(
                store, maxInFlight, maxInFlightBytes, groupEnvelopes, groupBytes, gatherNanos, clock, other);
    }
}
