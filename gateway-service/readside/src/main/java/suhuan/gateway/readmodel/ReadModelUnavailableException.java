package suhuan.gateway.readmodel;

/** PostgreSQL does not answer. */
public final class ReadModelUnavailableException extends RuntimeException {
    /** Keeps what failed. */
    public ReadModelUnavailableException(Throwable cause) {
        super("the read model is not available", cause);
    }
}
