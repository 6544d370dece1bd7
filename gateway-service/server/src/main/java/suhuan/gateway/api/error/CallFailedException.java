package suhuan.gateway.api.error;

/** Carries a {@link CallFailure} to where the call is closed. Expected, so it has no stack trace. */
public final class CallFailedException extends RuntimeException {
    private final transient CallFailure failure;

    /** Wraps the failure. */
    public CallFailedException(CallFailure failure) {
        super(failure.reasonName(), null, false, false);
        this.failure = failure;
    }

    /** Why the call failed. */
    public CallFailure failure() {
        return failure;
    }
}
