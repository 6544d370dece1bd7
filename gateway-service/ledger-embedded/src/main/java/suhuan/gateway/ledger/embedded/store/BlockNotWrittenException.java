package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;

/** A block could not be made durable; the store takes no more. */
public final class BlockNotWrittenException extends IOException {
    private final boolean inDoubt;

    /** Says what was not written, and whether that is certain. */
    public BlockNotWrittenException(String problem, boolean inDoubt, Throwable cause) {
        super(problem, cause);
        this.inDoubt = inDoubt;
    }

    /** Whether the block may be found on the ledger after the next start. If not, nothing of it was recorded. */
    public boolean inDoubt() {
        return inDoubt;
    }
}
