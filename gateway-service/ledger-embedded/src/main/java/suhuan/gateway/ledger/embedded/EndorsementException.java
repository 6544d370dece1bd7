package suhuan.gateway.ledger.embedded;

import org.jspecify.annotations.Nullable;

/** A group could not be executed: the contract is broken for at least one of its envelopes. */
final class EndorsementException extends Exception {
    private final boolean nonDeterministic;

    EndorsementException(String problem, boolean nonDeterministic, @Nullable Throwable cause) {
        super(problem, cause);
        this.nonDeterministic = nonDeterministic;
    }

    /** Whether two executions on one snapshot differed: then nothing the contract says can be trusted. */
    boolean nonDeterministic() {
        return nonDeterministic;
    }
}
