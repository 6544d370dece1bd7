package suhuan.gateway.ledger.fabric;

import java.time.Duration;
import suhuan.gateway.ledger.fabric.peer.CallDeadlines;

/**
 * How a ledger on a Fabric network works.
 *
 * @param maxInFlight envelopes that may be in flight, at most; more are turned away
 * @param maxInFlightBytes bytes of envelopes that may be in flight, at most
 * @param groupEnvelopes envelopes in a transaction, at most
 * @param groupKeys keys that the envelopes of a transaction plan to touch, at most, unless one alone has more
 * @param groupBytes bytes of envelopes in a transaction, at most, unless one alone has more. They travel twice, as arguments and as
 *     results and writes, and orderers take 16 MiB
 * @param largestEnvelope bytes of an envelope, at most; larger ones are refused at once, because no orderer would take them
 * @param transactions transactions under way at a time, at most
 * @param endorsing of these, how many may be being endorsed before the next waits for company, unless a full one is waiting
 * @param gather how long an envelope waits for company while another transaction is under way
 * @param patience how long an envelope waits for its turn and is endorsed again, at most, before it is given up; nothing of it
 *     was recorded then
 * @param outcomePatience how long after a transaction was handed to the orderers its callers are told that its outcome is unknown
 * @param submitAgain how long a submitted transaction may be in no block before it is asked for by its id and submitted again
 * @param deadlines deadlines of single calls
 */
public record FabricLedgerOptions(
        int maxInFlight,
        long maxInFlightBytes,
        int groupEnvelopes,
        int groupKeys,
        long groupBytes,
        long largestEnvelope,
        int transactions,
        int endorsing,
        Duration gather,
        Duration patience,
        Duration outcomePatience,
        Duration submitAgain,
        CallDeadlines deadlines) {
    private static final long MIB = 1024 * 1024;

    /** Checks the ranges. */
    public FabricLedgerOptions {
        if (maxInFlight < 1
                || maxInFlightBytes < 1
                || groupEnvelopes < 1
                || groupKeys < 1
                || groupBytes < 1
                || largestEnvelope < 1
                || transactions < 1
                || endorsing < 1
                || gather.isNegative()
                || patience.isNegative()
                || outcomePatience.isNegative()
                || submitAgain.isNegative()
                || submitAgain.isZero()) {
            throw new IllegalArgumentException("ledger option out of range");
        }
    }

    /**
     * 20,000 envelopes or 64 MiB in flight; transactions of 1,000 envelopes, 4,000 keys or 3 MiB, no envelope above 7 MiB, 8 at a time, 2 of them being
     * endorsed, gathered for 5 ms; 20 s of patience, 30 s for an outcome, submitted again after 5 s.
     */
    public static FabricLedgerOptions defaults() {
        return new FabricLedgerOptions(
                20_000,
                64 * MIB,
                1000,
                4000,
                3 * MIB,
                7 * MIB,
                8,
                2,
                Duration.ofMillis(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                CallDeadlines.defaults());
    }

    /** With other bounds on what is in flight. */
    public FabricLedgerOptions withMaxInFlight(int envelopes, long bytes) {
        return new FabricLedgerOptions(
                envelopes,
                bytes,
                groupEnvelopes,
                groupKeys,
                groupBytes,
                largestEnvelope,
                transactions,
                endorsing,
                gather,
                patience,
                outcomePatience,
                submitAgain,
                deadlines);
    }

    /** With other bounds on a transaction. */
    public FabricLedgerOptions withGroup(int envelopes, int keys, long bytes) {
        return new FabricLedgerOptions(
                maxInFlight,
                maxInFlightBytes,
                envelopes,
                keys,
                bytes,
                largestEnvelope,
                transactions,
                endorsing,
                gather,
                patience,
                outcomePatience,
                submitAgain,
                deadlines);
    }

    /** With other bounds on how many transactions are under way. */
    public FabricLedgerOptions withTransactions(int underWay, int beingEndorsed, Duration gatherFor) {
        return new FabricLedgerOptions(
                maxInFlight,
                maxInFlightBytes,
                groupEnvelopes,
                groupKeys,
                groupBytes,
                largestEnvelope,
                underWay,
                beingEndorsed,
                gatherFor,
                patience,
                outcomePatience,
                submitAgain,
                deadlines);
    }

    /** With other patience. */
    public FabricLedgerOptions withPatience(Duration untilGivenUp, Duration forOutcome, Duration untilSubmittedAgain) {
        return new FabricLedgerOptions(
                maxInFlight,
                maxInFlightBytes,
                groupEnvelopes,
                groupKeys,
                groupBytes,
                largestEnvelope,
                transactions,
                endorsing,
                gather,
                untilGivenUp,
                forOutcome,
                untilSubmittedAgain,
                deadlines);
    }

    /** With other deadlines of single calls. */
    public FabricLedgerOptions withDeadlines(CallDeadlines other) {
        return new FabricLedgerOptions(
                maxInFlight,
                maxInFlightBytes,
                groupEnvelopes,
                groupKeys,
                groupBytes,
                largestEnvelope,
                transactions,
                endorsing,
                gather,
                patience,
                outcomePatience,
                submitAgain,
                other);
    }
}
