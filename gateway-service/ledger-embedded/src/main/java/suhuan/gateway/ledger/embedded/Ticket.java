package suhuan.gateway.ledger.embedded;

import java.util.concurrent.CompletableFuture;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;

/**
 * An envelope in flight and the promise to answer it.
 *
 * @param submission the envelope
 * @param answer completed once, by the ledger's threads
 */
record Ticket(LedgerSubmission submission, CompletableFuture<SubmitAnswer> answer) {
    // What an envelope in flight costs beside its bytes, roughly.
    private static final int OVERHEAD_BYTES = 256;

    int bytes() {
        return submission.envelope().size() + OVERHEAD_BYTES;
    }
}
