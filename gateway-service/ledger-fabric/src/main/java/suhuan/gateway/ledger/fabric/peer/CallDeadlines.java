package suhuan.gateway.ledger.fabric.peer;

import java.time.Duration;

/**
 * How long a call to a peer may take; none is made without a deadline.
 *
 * @param endorse one collection of endorsements
 * @param submit handing a transaction to the orderers
 * @param commitStatus one question for a transaction's outcome; asked again while it is not known
 * @param evaluate one query
 */
public record CallDeadlines(Duration endorse, Duration submit, Duration commitStatus, Duration evaluate) {
    /** 15 s to endorse, 5 s to submit, 5 s for a question for the outcome, 5 s for a query. */
    public static CallDeadlines defaults() {
        return new CallDeadlines(
                Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** Checks the ranges. */
    public CallDeadlines {
        for (Duration deadline : new Duration[] {endorse, submit, commitStatus, evaluate}) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("a deadline of " + deadline + "; it must be positive");
            }
        }
    }
}
