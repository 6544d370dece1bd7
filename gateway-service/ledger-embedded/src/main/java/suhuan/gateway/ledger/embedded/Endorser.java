package suhuan.gateway.ledger.embedded;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;

/** Executes each batch twice on one snapshot and compares bytes, as several organisations would. */
final class Endorser implements AutoCloseable {
    // Below this a second thread costs more than it saves.
    private static final int WORTH_A_THREAD = 8;
    private static final int BYTES_WORTH_A_THREAD = 32 * 1024;

    private final TransactionExecutor executor;
    private final ExecutorService second = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ledger-endorse");
        thread.setDaemon(true);
        return thread;
    });

    Endorser(TransactionExecutor executor) {
        this.executor = executor;
    }

    /** Outcome of one execution: a value or what it threw. */
    private record Attempt(
            @Nullable Outcome outcome, @Nullable Throwable thrown) {}

    Outcome endorse(Batch batch, TransactionContext transaction, ReadSet reads) throws EndorsementException {
        Attempt first;
        Attempt again;
        if (batch.getSubmissionsCount() < WORTH_A_THREAD && batch.getSerializedSize() < BYTES_WORTH_A_THREAD) {
            first = attempt(batch, transaction, reads);
            again = attempt(batch, transaction, reads);
        } else {
            Future<Attempt> other = second.submit(() -> attempt(batch, transaction, reads));
            first = attempt(batch, transaction, reads);
            again = await(other);
        }
        if (reads.problem() != null) {
            throw reads.problem();
        }
        return agree(batch, first, again);
    }

    private Attempt attempt(Batch batch, TransactionContext transaction, ReadSet reads) {
        try {
            return new Attempt(executor.execute(batch, transaction, reads), null);
        } catch (RuntimeException | StackOverflowError thrown) {
            return new Attempt(null, thrown);
        }
    }

    private static Attempt await(Future<Attempt> other) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return other.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                } catch (ExecutionException thrown) {
                    throw new IllegalStateException("execution ended without an outcome", thrown.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Outcome agree(Batch batch, Attempt first, Attempt again) throws EndorsementException {
        Outcome outcome = first.outcome;
        Outcome repeated = again.outcome;
        if (outcome == null && repeated == null) {
            throw new EndorsementException("the contract failed", false, first.thrown);
        }
        if (outcome == null || repeated == null) {
            Throwable thrown = first.thrown != null ? first.thrown : again.thrown;
            throw new EndorsementException("the contract failed in one of two executions", true, thrown);
        }
        if (!Arrays.equals(outcome.resultBytes(), repeated.resultBytes())) {
            throw new EndorsementException("results differ between two executions", true, null);
        }
        if (!sameWrites(outcome.writes(), repeated.writes())) {
            throw new EndorsementException("writes differ between two executions", true, null);
        }
        if (!outcome.keysRead().equals(repeated.keysRead())) {
            throw new EndorsementException("keys read differ between two executions", true, null);
        }
        if (outcome.result().getResultsCount() != batch.getSubmissionsCount()) {
            throw new EndorsementException(
                    outcome.result().getResultsCount() + " results for " + batch.getSubmissionsCount() + " envelopes",
                    false,
                    null);
        }
        return outcome;
    }

    static boolean sameWrites(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<Map.Entry<String, byte[]>> other = others.entrySet().iterator();
        for (Map.Entry<String, byte[]> one : some.entrySet()) {
            Map.Entry<String, byte[]> pair = other.next();
            if (!one.getKey().equals(pair.getKey()) || !Arrays.equals(one.getValue(), pair.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        second.shutdown();
    }
}
