package suhuan.gateway.ledger;

/** The envelope is larger than the ledger can take; nothing of it was recorded, and nothing will be however often it is sent. */
public final class EnvelopeTooLargeException extends RuntimeException {
    private final long bytes;
    private final long limit;

    /**
     * @param bytes size of what was too large
     * @param limit what may be, at most
     */
    public EnvelopeTooLargeException(long bytes, long limit) {
        super(bytes + " bytes; the ledger takes " + limit);
        this.bytes = bytes;
        this.limit = limit;
    }

    /** Size of what was too large. */
    public long bytes() {
        return bytes;
    }

    /** What may be, at most. */
    public long limit() {
        return limit;
    }
}
