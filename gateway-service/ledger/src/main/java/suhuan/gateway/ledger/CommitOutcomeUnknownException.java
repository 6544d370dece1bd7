package suhuan.gateway.ledger;

/** It is not known whether the envelope was recorded: the same envelope MUST be sent again to learn it. */
public final class CommitOutcomeUnknownException extends RuntimeException {
    /** Names the envelope and what happened. */
    public CommitOutcomeUnknownException(String envelopeId, Throwable cause) {
        super(envelopeId, cause);
    }
}
