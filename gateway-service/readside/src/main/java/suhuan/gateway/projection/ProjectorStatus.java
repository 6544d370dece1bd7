package suhuan.gateway.projection;

import org.jspecify.annotations.Nullable;

/**
 * Where a projector stands.
 *
 * @param state what it does
 * @param projectedBlock last block visible to readers; -1 for none
 * @param ledgerBlock last block of the ledger; -1 for none
 * @param lastRecordedAtMs time of the last transaction visible to readers; milliseconds since 1970-01-01 UTC; 0 for none since start
 * @param problem what is wrong; null where nothing is
 */
public record ProjectorStatus(
        State state,
        long projectedBlock,
        long ledgerBlock,
        long lastRecordedAtMs,
        @Nullable String problem) {
    /** What a projector does. */
    public enum State {
        /** Not started, or closed. */
        STOPPED,
        /** Follows the ledger. */
        FOLLOWING,
        /** PostgreSQL or the ledger does not answer; tries again by itself. */
        WAITING,
        /** A block cannot be followed; needs a person. */
        HALTED
    }

    /** Blocks committed and not yet visible. */
    public long blocksBehind() {
        return Math.max(0, ledgerBlock - projectedBlock);
    }
}
