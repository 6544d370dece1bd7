package suhuan.gateway.doubles;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;

/** A ledger whose answers the test gives, when it wants and in the order it wants. */
public final class ScriptedLedger implements Ledger {
    /** An envelope that waits for the test. */
    public record Asked(LedgerSubmission submission, CompletableFuture<SubmitAnswer> answer) {
        /** Answers that it is on the ledger. */
        public void record() {
            answer.complete(receipt(submission.envelopeId()));
        }

        /** Fails it. */
        public void fail(RuntimeException thrown) {
            answer.completeExceptionally(thrown);
        }
    }

    private final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private volatile boolean immediate;
    private volatile @Nullable String readOnlyBecause;

    /** From now on its status says that it takes no writes, and why; null ends that. */
    public void readOnly(@Nullable String because) {
        readOnlyBecause = because;
    }

    /** Answers each envelope at once from now on. */
    public void answerAtOnce() {
        immediate = true;
    }

    /** The next envelope that came. */
    public Asked next() throws InterruptedException {
        Asked next = asked.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no envelope came");
        }
        return next;
    }

    /** The next envelopes that came. */
    public List<Asked> next(int count) throws InterruptedException {
        List<Asked> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(next());
        }
        return all;
    }

    /** How many envelopes came and were not taken by {@link #next}. */
    public int waiting() {
        return asked.size();
    }

    /** A receipt for an envelope. */
    public static SubmitAnswer receipt(String envelopeId) {
        return new SubmitAnswer.Recorded(Receipt.newBuilder()
                .setRecording(Recording.newBuilder().setEnvelopeId(envelopeId))
                .build());
    }

    @Override
    public CompletableFuture<SubmitAnswer> submit(LedgerSubmission submission) {
        if (immediate) {
            return CompletableFuture.completedFuture(receipt(submission.envelopeId()));
        }
        Asked one = new Asked(submission, new CompletableFuture<>());
        asked.add(one);
        return one.answer();
    }

    @Override
    public Map<String, ByteString> evaluate(Collection<String> keys) {
        return Map.of();
    }

    @Override
    public BlockStream follow(long fromBlock) {
        throw new UnsupportedOperationException("not followed in these tests");
    }

    @Override
    public LedgerStatus status() {
        return new LedgerStatus("scripted", -1, readOnlyBecause);
    }

    @Override
    public void close() {}
}
