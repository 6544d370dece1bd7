package suhuan.bench;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.Verdict;

/** Submits envelopes to a ledger in this process, so many at a time, and insists that all they say is recorded. */
final class LedgerWindow {
    private final Ledger ledger;
    private final int most;
    private final ArrayDeque<CompletableFuture<SubmitAnswer>> inFlight = new ArrayDeque<>();

    /**
     * @param most envelopes that wait for their answer, at most
     */
    LedgerWindow(Ledger ledger, int most) {
        this.ledger = ledger;
        this.most = most;
    }

    /** Submits an envelope of the bench's organisation; waits for an earlier one where the window is full. */
    void submit(ByteString envelope) throws InterruptedException, ExecutionException {
        if (inFlight.size() == most) {
            recording(inFlight.remove().get());
        }
        inFlight.add(ledger.submit(new LedgerSubmission("bench", envelope, HotLots.ORGANISATION)));
    }

    /** Waits for all answers that are still out. */
    void await() throws InterruptedException, ExecutionException {
        while (!inFlight.isEmpty()) {
            recording(inFlight.remove().get());
        }
    }

    /** Submits one envelope and waits for its answer. */
    static Recording record(Ledger ledger, ByteString envelope) throws InterruptedException, ExecutionException {
        return recording(ledger.submit(new LedgerSubmission("bench", envelope, HotLots.ORGANISATION))
                .get());
    }

    private static Recording recording(SubmitAnswer answer) {
        if (!(answer instanceof SubmitAnswer.Recorded recorded)
                || recorded.receipt().getRecording().getVerdictsList().stream().anyMatch(Verdict::hasRefused)) {
            throw new IllegalStateException("refused: " + answer);
        }
        return recorded.receipt().getRecording();
    }
}
