package suhuan.gateway.ledger.fabric;

/**
 * Told of what the ledger does, for metrics. Called by the ledger's own threads: implementations MUST return at once. What
 * they throw is dropped.
 */
public interface FabricLedgerListener {
    /** A listener that does nothing. */
    FabricLedgerListener NONE = new FabricLedgerListener() {};

    /**
     * A transaction has the endorsements it needs.
     *
     * @param envelopes envelopes in it
     * @param nanos time it took, in ns
     */
    default void endorsed(int envelopes, long nanos) {}

    /**
     * Envelopes were answered.
     *
     * @param recorded envelopes recorded
     * @param known envelopes that had been recorded before
     * @param refused envelopes refused as a whole
     * @param lastBlock number of the last block seen
     * @param nanos time from submission to the orderers until the block was seen, in ns; 0 where nothing was ordered
     */
    default void committed(int recorded, int known, int refused, long lastBlock, long nanos) {}

    /**
     * A call to the network is made again.
     *
     * @param step which: {@code endorse}, {@code submit} or {@code commit status}
     * @param reason why, as one of a few words in lower case
     */
    default void retried(String step, String reason) {}

    /**
     * A transaction lost a race and is endorsed again.
     *
     * @param envelopes envelopes in it
     */
    default void conflict(int envelopes) {}

    /** A transaction was halved, because it was too large or an envelope in it breaks the contract. */
    default void halved() {}

    /**
     * Callers were told that it is not known whether their envelopes were recorded.
     *
     * @param envelopes how many
     */
    default void outcomeUnknown(int envelopes) {}

    /** An envelope was turned away because too much is in flight. */
    default void overloaded() {}

    /**
     * A peer is left alone, or used again.
     *
     * @param peer its name
     * @param open whether it is left alone
     */
    default void breaker(String peer, boolean open) {}
}
