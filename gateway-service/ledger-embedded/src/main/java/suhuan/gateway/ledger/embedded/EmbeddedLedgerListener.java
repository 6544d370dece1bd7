package suhuan.gateway.ledger.embedded;

/**
 * Told of what the ledger does, for metrics. Called by the ledger's own threads: implementations MUST return at once. What
 * they throw is dropped.
 */
public interface EmbeddedLedgerListener {
    /** A listener that does nothing. */
    EmbeddedLedgerListener NONE = new EmbeddedLedgerListener() {};

    /**
     * A group was executed twice and both executions agree.
     *
     * @param envelopes envelopes in the group
     * @param nanos time both executions took, in ns
     */
    default void endorsed(int envelopes, long nanos) {}

    /**
     * A block was made durable.
     *
     * @param bytes its length on disk
     * @param nanos time of write and fsync, in ns
     */
    default void synced(long bytes, long nanos) {}

    /**
     * A group was answered.
     *
     * @param recorded envelopes recorded in it
     * @param known envelopes that had been recorded before
     * @param refused envelopes refused as a whole
     * @param lastBlock number of the last durable block; -1 for none
     */
    default void committed(int recorded, int known, int refused, long lastBlock) {}

    /** An envelope was turned away because too much is in flight. */
    default void overloaded() {}
}
