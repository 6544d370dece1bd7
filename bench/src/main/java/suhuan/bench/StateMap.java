package suhuan.bench;

import com.google.protobuf.UnsafeByteOperations;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.client.PreparedEnvelope;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;

/** The contract on a map of keys and values: what a ledger does with a transaction, without the ledger. */
final class StateMap {
    private final Contract contract = new Contract();
    private final Map<String, byte[]> values = new HashMap<>();

    /** Envelopes of the bench's organisation as one transaction. */
    static Batch transaction(List<PreparedEnvelope> envelopes) {
        return transactionOf(envelopes.stream()
                .map(envelope -> envelope.envelope().toByteArray())
                .toList());
    }

    /** The same of envelopes that are bytes already; the arrays must not be changed afterwards. */
    static Batch transactionOf(List<byte[]> envelopes) {
        Batch.Builder batch = Batch.newBuilder();
        for (byte[] envelope : envelopes) {
            batch.addSubmissions(Submission.newBuilder()
                    .setEnvelope(UnsafeByteOperations.unsafeWrap(envelope))
                    .setOrganisation(HotLots.ORGANISATION));
        }
        return batch.build();
    }

    /** Executes a transaction and keeps nothing of it. */
    Outcome execute(Batch transaction) {
        return contract.execute(transaction, new TransactionContext("bench", System.currentTimeMillis()), this::read);
    }

    /**
     * Executes a transaction and keeps what it writes.
     *
     * @throws IllegalStateException where any command is refused
     */
    Outcome record(Batch transaction) {
        Outcome outcome = execute(transaction);
        mustBeRecorded(outcome);
        values.putAll(outcome.writes());
        return outcome;
    }

    /** Insists that every command of every envelope was recorded. */
    static void mustBeRecorded(Outcome outcome) {
        for (EnvelopeResult result : outcome.result().getResultsList()) {
            if (!result.hasRecorded()) {
                throw new IllegalStateException("refused as a whole: " + result);
            }
            for (Verdict verdict : result.getRecorded().getVerdictsList()) {
                if (verdict.hasRefused()) {
                    throw new IllegalStateException("refused: " + verdict);
                }
            }
        }
    }

    private Map<String, byte[]> read(Collection<String> keys) {
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys) {
            byte[] value = values.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    /** Number of keys. */
    int size() {
        return values.size();
    }
}
