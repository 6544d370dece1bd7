package suhuan.bench;

import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import java.util.SortedMap;
import suhuan.chaincode.contract.Outcome;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;
import suhuan.ledger.v1.Submission;

/**
 * What the contract writes for some packs in one transaction, found by executing it.
 *
 * @param writes keys and values
 * @param envelopeBytes size of the envelopes that said so
 * @param resultBytes size of the answer
 */
record WrittenState(SortedMap<String, byte[]> writes, long envelopeBytes, long resultBytes) {

    /** What every key has before what tells it apart: "battery/" and "envelope". */
    private static final int PREFIX = 8;

    static WrittenState of(List<SamplePacks.Pack> packs, int perEnvelope) {
        StateMap state = new StateMap();
        for (byte[] envelope : new HotLots("W").setUp()) {
            state.record(StateMap.transactionOf(List.of(envelope)));
        }
        Batch transaction = StateMap.transaction(PackStream.envelopes(packs, perEnvelope));
        Outcome outcome = state.execute(transaction);
        StateMap.mustBeRecorded(outcome);
        return new WrittenState(
                outcome.writes(),
                transaction.getSubmissionsList().stream()
                        .mapToLong(submission -> submission.getEnvelope().size())
                        .sum(),
                outcome.resultBytes().length);
    }

    /** The argument with which the chaincode without rules puts the values, under keys as long, begun with the prefix. */
    byte[] underKeysOf(String prefix) {
        if (prefix.length() != PREFIX) {
            throw new IllegalArgumentException("a prefix has " + PREFIX + " characters, not " + prefix.length());
        }
        ReadResult.Builder entries = ReadResult.newBuilder();
        writes.forEach((key, value) -> entries.addEntries(StateEntry.newBuilder()
                .setKey(prefix + key.substring(PREFIX))
                .setValue(UnsafeByteOperations.unsafeWrap(value))));
        return Batch.newBuilder()
                .addSubmissions(
                        Submission.newBuilder().setEnvelope(entries.build().toByteString()))
                .build()
                .toByteArray();
    }

    /** Size of all keys and values. */
    long stateBytes() {
        return bytes(writes);
    }

    /** Size of keys and values. */
    static long bytes(SortedMap<String, byte[]> writes) {
        return writes.entrySet().stream()
                .mapToLong(write -> write.getKey().length() + write.getValue().length)
                .sum();
    }
}
