package suhuan.client;

import io.grpc.Status;

/**
 * A call that was not answered with a receipt or a view: refused as a whole, or broken. What happened is in
 * {@link #refusal()}; {@link #status()} tells the kind.
 */
public class CallFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;
    private final transient Refusal refusal;
    private final String domain;

    CallFailedException(Status status, Refusal refusal, String domain, Throwable cause) {
        super(refusal.name() + ": " + refusal.en(), cause);
        this.status = status;
        this.refusal = refusal;
        this.domain = domain;
    }

    /** The gRPC status, without details. */
    public Status status() {
        return status;
    }

    /** The reason with its details and texts; number 0 where the server named none. */
    public Refusal refusal() {
        return refusal;
    }

    /** Who named the reason: {@code ledger.suhuan}, {@code gateway.suhuan}, or {@code grpc} for the transport. */
    public String domain() {
        return domain;
    }

    /** Whether nobody answered: the server is down, not reachable or not in time. */
    public boolean unreachable() {
        return domain.equals(FailureReader.TRANSPORT)
                && (status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.DEADLINE_EXCEEDED);
    }
}
