package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import suhuan.chaincode.contract.StateReader;

/** State of the channel as one transaction sees it: read and written in as few requests as the peer allows. */
final class CallState implements StateReader {
    /** Peers refuse messages above 100 MiB; this leaves room for all that is around the values. */
    private static final long MOST_BYTES = 16L << 20;

    private final OpenCall call;
    private final PeerLimits limits;

    CallState(OpenCall call, PeerLimits limits) {
        this.call = call;
        this.limits = limits;
    }

    PeerLimits limits() {
        return limits;
    }

    @Override
    public Map<String, byte[]> readAll(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        Map<String, byte[]> values = new HashMap<>(all.size() * 2);
        if (limits.mostReads() == 0) {
            for (String key : all) {
                GetState request = GetState.newBuilder().setKey(key).build();
                keep(key, call.ask(Type.GET_STATE, request.toByteString()), values);
            }
            return values;
        }
        for (int from = 0; from < all.size(); from += limits.mostReads()) {
            readPart(all.subList(from, (int) Math.min(all.size(), (long) from + limits.mostReads())), values);
        }
        return values;
    }

    private void readPart(List<String> keys, Map<String, byte[]> values) {
        GetStateMultiple request =
                GetStateMultiple.newBuilder().addAllKeys(keys).build();
        GetStateMultipleResult result;
        try {
            result = GetStateMultipleResult.parseFrom(call.ask(Type.GET_STATE_MULTIPLE, request.toByteString()));
        } catch (InvalidProtocolBufferException e) {
            throw new PeerFailure("the peer's answer to GET_STATE_MULTIPLE cannot be read");
        }
        // Values come without their keys, so one too few would shift all that follow.
        if (result.getValuesCount() != keys.size()) {
            throw new PeerFailure("the peer gave " + result.getValuesCount() + " values for " + keys.size()
                    + " keys; the transaction is given up rather than read wrongly");
        }
        for (int i = 0; i < keys.size(); i++) {
            keep(keys.get(i), result.getValues(i), values);
        }
    }

    /** A peer says of an absent key that its value is empty. */
    private static void keep(String key, ByteString value, Map<String, byte[]> values) {
        if (!value.isEmpty()) {
            values.put(key, value.toByteArray());
        }
    }

    /** Writes values in ascending order of keys; a key whose value is empty is deleted, which is how Fabric keeps one. */
    void writeAll(SortedMap<String, byte[]> writes) {
        if (limits.mostWrites() == 0) {
            writes.forEach(this::writeOne);
            return;
        }
        WriteBatchState.Builder part = WriteBatchState.newBuilder();
        long bytes = 0;
        for (Map.Entry<String, byte[]> write : writes.entrySet()) {
            if (part.getRecCount() == limits.mostWrites() || bytes > MOST_BYTES) {
                call.ask(Type.WRITE_BATCH_STATE, part.build().toByteString());
                part.clear();
                bytes = 0;
            }
            part.addRec(written(write.getKey(), write.getValue()));
            bytes += write.getKey().length() + write.getValue().length;
        }
        if (part.getRecCount() > 0) {
            call.ask(Type.WRITE_BATCH_STATE, part.build().toByteString());
        }
    }

    private void writeOne(String key, byte[] value) {
        if (value.length == 0) {
            call.ask(Type.DEL_STATE, DelState.newBuilder().setKey(key).build().toByteString());
        } else {
            ByteString bytes = UnsafeByteOperations.unsafeWrap(value);
            call.ask(
                    Type.PUT_STATE,
                    PutState.newBuilder().setKey(key).setValue(bytes).build().toByteString());
        }
    }

    private static WriteRecord.Builder written(String key, byte[] value) {
        WriteRecord.Builder written = WriteRecord.newBuilder().setKey(key);
        return value.length == 0
                ? written.setType(WriteRecord.Type.DEL_STATE)
                : written.setType(WriteRecord.Type.PUT_STATE).setValue(UnsafeByteOperations.unsafeWrap(value));
    }
}
