package suhuan.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.client.PreparedEnvelope;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.EnvelopeResult;
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
        Map<String, byte[]> state = new HashMap<>();
        HotLots scene = new HotLots("W");
        for (byte[] envelope : scene.setUp()) {
            state.putAll(execute(List.of(envelope), state).writes());
        }
        List<byte[]> envelopes = new ArrayList<>();
        for (PreparedEnvelope envelope : PackStream.envelopes(packs, perEnvelope)) {
            envelopes.add(envelope.envelope().toByteArray());
        }
        Outcome outcome = execute(envelopes, state);
        for (EnvelopeResult result : outcome.result().getResultsList()) {
            if (!result.hasRecorded()
                    || result.getRecorded().getVerdictsList().stream().anyMatch(verdict -> verdict.hasRefused())) {
                throw new IllegalStateException("refused: " + result);
            }
        }
        return new WrittenState(
                outcome.writes(),
                envelopes.stream().mapToLong(envelope -> envelope.length).sum(),
                outcome.resultBytes().length);
    }

    private static Outcome execute(List<byte[]> envelopes, Map<String, byte[]> state) {
        Batch.Builder batch = Batch.newBuilder();
        for (byte[] envelope : envelopes) {
            batch.addSubmissions(Submission.newBuilder()
                    .setEnvelope(ByteString.copyFrom(envelope))
                    .setOrganisation(HotLots.ORGANISATION));
        }
        return new Contract()
                .execute(batch.build(), new TransactionContext("bench", System.currentTimeMillis()), keys -> {
                    Map<String, byte[]> found = new HashMap<>(state);
                    found.keySet().retainAll(keys);
                    return found;
                });
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
        return writes.entrySet().stream()
                .mapToLong(write -> write.getKey().length() + write.getValue().length)
                .sum();
    }
}
