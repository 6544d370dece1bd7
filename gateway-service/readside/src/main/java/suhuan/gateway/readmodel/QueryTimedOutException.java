package suhuan.gateway.readmodel;

/** A question took longer than is allowed; a narrower one may be answered. */
public final class QueryTimedOutException extends RuntimeException {
    /** Keeps what PostgreSQL said. */
    public QueryTimedOutException(Throwable cause) {
        super("the read model did not answer in time", cause);
    }
}
