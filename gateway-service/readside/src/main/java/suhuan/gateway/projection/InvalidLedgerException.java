package suhuan.gateway.projection;

/**
 * A block says something the projection cannot follow: unreadable bytes, an unknown fact, a broken chain. The projection stops
 * there, because a read model with a hole answers wrongly without knowing it.
 */
public final class InvalidLedgerException extends RuntimeException {
    /**
     * @param where place on the ledger, such as {@code block 7, transaction 0, envelope 3, command 1}
     * @param problem what is wrong there
     */
    public InvalidLedgerException(String where, String problem) {
        super(where + ": " + problem);
    }
}
