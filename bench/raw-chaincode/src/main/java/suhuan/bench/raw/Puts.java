package suhuan.bench.raw;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;
import suhuan.ledger.v1.Submission;

/** Reads every key it is given, in one request, and puts every value, in one request. No rule, no fact, an empty answer. */
final class Puts implements TransactionExecutor {
    @Override
    public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
        SortedMap<String, byte[]> writes = new TreeMap<>();
        BatchResult.Builder result = BatchResult.newBuilder();
        for (Submission submission : batch.getSubmissionsList()) {
            for (StateEntry entry : entries(submission).getEntriesList()) {
                writes.put(entry.getKey(), entry.getValue().toByteArray());
            }
            result.addResults(EnvelopeResult.getDefaultInstance());
        }
        state.readAll(writes.keySet());
        BatchResult built = result.build();
        return new Outcome(built, built.toByteArray(), writes, new ArrayList<>(writes.keySet()));
    }

    private static ReadResult entries(Submission submission) {
        try {
            return ReadResult.parseFrom(submission.getEnvelope());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a submission is no suhuan.ledger.v1.ReadResult", e);
        }
    }

    @Override
    public KeyPlan plan(Submission submission) {
        return new KeyPlan(Collections.emptySortedSet(), Collections.emptySortedSet());
    }
}
