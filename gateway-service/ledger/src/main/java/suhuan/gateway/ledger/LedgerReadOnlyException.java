package suhuan.gateway.ledger;

/** The ledger takes no writes now, for the reason given; nothing of the envelope was recorded. Reads go on. */
public final class LedgerReadOnlyException extends RuntimeException {
    /** Says why, such as a full disk. */
    public LedgerReadOnlyException(String problem) {
        super(problem);
    }
}
