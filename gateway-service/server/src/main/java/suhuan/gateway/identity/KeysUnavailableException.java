package suhuan.gateway.identity;

/** The database with the keys does not answer, so that nobody can say whether a key exists. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the database said. */
    public KeysUnavailableException(Throwable cause) {
        super(cause);
    }
}
