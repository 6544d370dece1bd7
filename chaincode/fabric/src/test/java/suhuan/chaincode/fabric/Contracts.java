package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;

/** Contracts that do what the real one never does. */
final class Contracts {
    private Contracts() {}

    /** Number of records in a batch of writes. */
    static int records(ByteString payload) {
        try {
            return WriteBatchState.parseFrom(payload).getRecCount();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static BatchResult emptyResults(int count) {
        return BatchResult.newBuilder()
                .addAllResults(Collections.nCopies(count, EnvelopeResult.getDefaultInstance()))
                .build();
    }

    /** Writes the same whatever it is asked. */
    record Fixed(SortedMap<String, byte[]> writes) implements TransactionExecutor {
        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            BatchResult result = emptyResults(batch.getSubmissionsCount());
            return new Outcome(result, result.toByteArray(), writes, List.of());
        }

        @Override
        public KeyPlan plan(Submission submission) {
            return new KeyPlan(Collections.emptySortedSet(), Collections.emptySortedSet());
        }
    }

    /** Answers with a wrong number of results. */
    record Miscounting(int results) implements TransactionExecutor {
        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            BatchResult result = emptyResults(results);
            return new Outcome(result, result.toByteArray(), new TreeMap<>(), List.of());
        }

        @Override
        public KeyPlan plan(Submission submission) {
            return new KeyPlan(Collections.emptySortedSet(), Collections.emptySortedSet());
        }
    }

    /** Breaks. */
    record Throwing(Supplier<Throwable> thrown) implements TransactionExecutor {
        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            throw Contracts.<RuntimeException>sneaky(thrown.get());
        }

        @Override
        public KeyPlan plan(Submission submission) {
            return new KeyPlan(Collections.emptySortedSet(), Collections.emptySortedSet());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
