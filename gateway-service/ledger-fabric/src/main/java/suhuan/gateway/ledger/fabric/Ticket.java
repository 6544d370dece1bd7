package suhuan.gateway.ledger.fabric;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;

/** An envelope in flight and the promise to answer it. */
final class Ticket {
    // What an envelope in flight costs beside its bytes, roughly.
    private static final int OVERHEAD_BYTES = 512;

    private final LedgerSubmission submission;
    private final TouchedKeys keys;
    private final long sinceNanos = System.nanoTime();
    private final CompletableFuture<SubmitAnswer> answer = new CompletableFuture<>();
    private final AtomicBoolean left = new AtomicBoolean();

    Ticket(LedgerSubmission submission, TouchedKeys keys) {
        this.submission = submission;
        this.keys = keys;
    }

    LedgerSubmission submission() {
        return submission;
    }

    String envelopeId() {
        return submission.envelopeId();
    }

    TouchedKeys keys() {
        return keys;
    }

    /** When it came. */
    long sinceNanos() {
        return sinceNanos;
    }

    CompletableFuture<SubmitAnswer> answer() {
        return answer;
    }

    int bytes() {
        return submission.envelope().size() + OVERHEAD_BYTES;
    }

    /** Takes the right to answer; true once. Callers may complete the future as they like, so it does not tell. */
    boolean leave() {
        return left.compareAndSet(false, true);
    }

    boolean answered() {
        return left.get();
    }
}
