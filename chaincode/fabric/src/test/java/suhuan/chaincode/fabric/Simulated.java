package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.Response;

/** What a mini peer knows of one transaction: what was asked, read and to be written, and how it ended. */
final class Simulated {
    private final Map<String, Long> reads = new LinkedHashMap<>();
    private final TreeMap<String, byte[]> writes = new TreeMap<>();
    private final List<Type> requests = new ArrayList<>();
    private final CompletableFuture<ChaincodeMessage> end = new CompletableFuture<>();
    private boolean busy;

    /** Notes a request; false where another one is open. */
    synchronized boolean begin(Type request) {
        if (busy) {
            return false;
        }
        requests.add(request);
        busy = true;
        return true;
    }

    synchronized void answered() {
        busy = false;
    }

    synchronized void read(String key, long version) {
        reads.putIfAbsent(key, version);
    }

    synchronized void write(String key, ByteString value) {
        writes.put(key, value.toByteArray());
    }

    void ended(ChaincodeMessage message) {
        end.complete(message);
    }

    void lost() {
        end.completeExceptionally(new IllegalStateException("the stream is gone"));
    }

    CompletableFuture<ChaincodeMessage> end() {
        return end;
    }

    /** The last message, once it is there. */
    ChaincodeMessage last() {
        try {
            return end.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the transaction did not end", e);
        }
    }

    /** The response of a transaction that ended as chaincodes should. */
    Response response() {
        ChaincodeMessage last = last();
        if (last.getType() != Type.COMPLETED) {
            throw new AssertionError(
                    "ended with " + last.getType() + ": " + last.getPayload().toStringUtf8());
        }
        try {
            return Response.parseFrom(last.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    synchronized List<Type> requests() {
        return List.copyOf(requests);
    }

    /** Keys read with the versions found. */
    synchronized Map<String, Long> reads() {
        return new LinkedHashMap<>(reads);
    }

    synchronized Map<String, byte[]> writes() {
        return new TreeMap<>(writes);
    }
}
