package suhuan.gateway.ledger;

/** More is in flight than the ledger takes; nothing of the envelope was recorded. */
public final class LedgerOverloadedException extends RuntimeException {
    private final long retryAfterMs;

    /**
     * @param what which limit was met
     * @param retryAfterMs when to try again, in ms
     */
    public LedgerOverloadedException(String what, long retryAfterMs) {
        super(what);
        this.retryAfterMs = retryAfterMs;
    }

    /** When to try again, in ms. */
    public long retryAfterMs() {
        return retryAfterMs;
    }
}
