package suhuan.gateway.ledger.embedded;

/**
 * Something a check of the ledger found.
 *
 * @param kind what kind of thing
 * @param block number of the block in which it was found; -1 where it belongs to none
 * @param subject file, transaction or key it is about
 * @param detail what was expected and found, in one line
 */
public record LedgerDifference(Kind kind, long block, String subject, String detail) {
    /** Kinds of differences. */
    public enum Kind {
        /** Bytes on disk are not what they were, or cannot be read. Nothing behind them was checked. */
        DAMAGED,
        /** The contract answers a recorded batch in another way today. */
        RESULT_DIFFERS,
        /** The contract writes something else for a recorded batch today. */
        WRITES_DIFFER,
        /** The contract fails on a recorded batch. */
        EXECUTION_FAILED,
        /** The ledger's index and the blocks disagree about the state of a key. */
        STATE_DIFFERS
    }
}
