package suhuan.gateway.ledger.embedded.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened or used; the message is one line that says what to do or where to look. */
public class StoreException extends RuntimeException {
    /** Says what is wrong, in one line. */
    public StoreException(String problem) {
        super(problem);
    }

    /** Says what is wrong, in one line, and what brought it about. */
    public StoreException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
