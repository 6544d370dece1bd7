package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.DelState;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;

/**
 * A peer reduced to what a chaincode sees of it: dials, waits for the registration, announces its limits, begins transactions
 * and serves state to them. Stricter than a real peer: what a chaincode must not do is noted and fails the test.
 */
final class MiniPeer implements AutoCloseable {
    static final String CHANNEL = "suhuan";

    private final ManagedChannel channel;
    private final VersionedState state;
    private final ChaincodeAdditionalParams params;
    private final BinaryOperator<ChaincodeMessage> tampering;
    private final Map<String, Simulated> transactions = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> registered = new CompletableFuture<>();
    private final CompletableFuture<String> gone = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ClientCallStreamObserver<ChaincodeMessage> toChaincode;

    /**
     * A peer that dials at once.
     *
     * @param channel way to the chaincode
     * @param state what its ledger holds
     * @param params what it announces
     * @param tampering from a request and the right answer to the answer given; null for none
     */
    MiniPeer(
            ManagedChannel channel,
            VersionedState state,
            ChaincodeAdditionalParams params,
            BinaryOperator<ChaincodeMessage> tampering) {
        this.channel = channel;
        this.state = state;
        this.params = params;
        this.tampering = tampering;
        ChaincodeGrpc.newStub(channel).connect(new FromChaincode());
    }

    MiniPeer(ManagedChannel channel, VersionedState state, ChaincodeAdditionalParams params) {
        this(channel, state, params, (request, answer) -> answer);
    }

    /** Limits as a peer announces them; 0 for what it does not offer. */
    static ChaincodeAdditionalParams limits(int reads, int writes) {
        return ChaincodeAdditionalParams.newBuilder()
                .setUseGetMultipleKeys(reads > 0)
                .setMaxSizeGetMultipleKeys(reads)
                .setUseWriteBatch(writes > 0)
                .setMaxSizeWriteBatch(writes)
                .build();
    }

    /** The package id that the chaincode registered with. */
    String packageId() {
        return await(registered);
    }

    /** Why the stream ended, once it has. */
    String whyGone() {
        return await(gone);
    }

    private static String await(CompletableFuture<String> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Begins a transaction. */
    Simulated begin(Proposals.Call call) {
        packageId();
        Simulated simulated = new Simulated();
        transactions.put(call.transactionId(), simulated);
        send(call.message());
        return simulated;
    }

    /** Sends any message. */
    void send(ChaincodeMessage message) {
        synchronized (toChaincode) {
            toChaincode.onNext(message);
        }
    }

    /** Cuts the stream, as a peer that is killed does. */
    void cut() {
        toChaincode.cancel("cut by the test", null);
    }

    /** Ends the stream in good order. */
    void hangUp() {
        synchronized (toChaincode) {
            toChaincode.onCompleted();
        }
    }

    private final class FromChaincode implements ClientResponseObserver<ChaincodeMessage, ChaincodeMessage> {
        @Override
        public void beforeStart(ClientCallStreamObserver<ChaincodeMessage> stream) {
            toChaincode = stream;
        }

        @Override
        public void onNext(ChaincodeMessage message) {
            switch (message.getType()) {
                case REGISTER -> register(message);
                case COMPLETED, ERROR -> end(message);
                default -> threads.execute(() -> serve(message));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            lost(String.valueOf(thrown.getMessage()));
        }

        @Override
        public void onCompleted() {
            lost("ended by the chaincode");
        }

        private void lost(String why) {
            transactions.values().forEach(Simulated::lost);
            registered.completeExceptionally(new IllegalStateException(why));
            gone.complete(why);
        }
    }

    private void register(ChaincodeMessage message) {
        try {
            String id = ChaincodeID.parseFrom(message.getPayload()).getName();
            send(ChaincodeMessage.newBuilder().setType(Type.REGISTERED).build());
            send(ChaincodeMessage.newBuilder()
                    .setType(Type.READY)
                    .setPayload(params.toByteString())
                    .build());
            registered.complete(id);
        } catch (InvalidProtocolBufferException e) {
            violations.add("REGISTER cannot be read");
        }
    }

    private void end(ChaincodeMessage message) {
        Simulated transaction = transactions.remove(message.getTxid());
        if (transaction == null) {
            violations.add(message.getType() + " of a transaction that is not there");
        } else {
            transaction.ended(message);
        }
    }

    private void serve(ChaincodeMessage request) {
        Simulated transaction = transactions.get(request.getTxid());
        if (transaction == null || !CHANNEL.equals(request.getChannelId())) {
            violations.add(request.getType() + " of a transaction that is not there");
            return;
        }
        if (!transaction.begin(request.getType())) {
            violations.add(request.getType() + " while another request is open");
            return;
        }
        ChaincodeMessage answer;
        try {
            answer = answer(request, Type.RESPONSE, served(request, transaction));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            violations.add(request.getType() + ": " + e.getMessage());
            answer = answer(request, Type.ERROR, ByteString.copyFromUtf8(String.valueOf(e.getMessage())));
        }
        ChaincodeMessage given = tampering.apply(request, answer);
        transaction.answered();
        if (given != null) {
            send(given);
        }
    }

    /** An answer to a request. */
    static ChaincodeMessage answer(ChaincodeMessage request, Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setChannelId(request.getChannelId())
                .setTxid(request.getTxid())
                .setPayload(payload)
                .build();
    }

    private ByteString served(ChaincodeMessage request, Simulated transaction) throws InvalidProtocolBufferException {
        switch (request.getType()) {
            case GET_STATE:
                return read(GetState.parseFrom(request.getPayload()).getKey(), transaction);
            case GET_STATE_MULTIPLE:
                GetStateMultiple keys = GetStateMultiple.parseFrom(request.getPayload());
                must(params.getUseGetMultipleKeys(), "batched reads were not offered");
                must(keys.getKeysCount() <= params.getMaxSizeGetMultipleKeys(), "too many keys read at once");
                must(keys.getKeysCount() > 0, "no key read");
                GetStateMultipleResult.Builder values = GetStateMultipleResult.newBuilder();
                keys.getKeysList().forEach(key -> values.addValues(read(key, transaction)));
                return values.build().toByteString();
            case PUT_STATE:
                must(!params.getUseWriteBatch(), "single write though batches were offered");
                PutState put = PutState.parseFrom(request.getPayload());
                must(!put.getValue().isEmpty(), "an empty value, which is a deletion");
                write(put.getKey(), put.getValue(), transaction);
                return ByteString.EMPTY;
            case DEL_STATE:
                must(!params.getUseWriteBatch(), "single deletion though batches were offered");
                write(DelState.parseFrom(request.getPayload()).getKey(), ByteString.EMPTY, transaction);
                return ByteString.EMPTY;
            case WRITE_BATCH_STATE:
                WriteBatchState batch = WriteBatchState.parseFrom(request.getPayload());
                must(params.getUseWriteBatch(), "batched writes were not offered");
                must(batch.getRecCount() <= params.getMaxSizeWriteBatch(), "too many keys written at once");
                must(batch.getRecCount() > 0, "no key written");
                for (WriteRecord write : batch.getRecList()) {
                    must(
                            write.getType()
                                    == (write.getValue().isEmpty()
                                            ? WriteRecord.Type.DEL_STATE
                                            : WriteRecord.Type.PUT_STATE),
                            write.getType() + " of such a value");
                    write(write.getKey(), write.getValue(), transaction);
                }
                return ByteString.EMPTY;
            default:
                throw new IllegalArgumentException("not asked by this chaincode");
        }
    }

    private ByteString read(String key, Simulated transaction) {
        must(!key.isEmpty(), "empty key read");
        VersionedState.Versioned found = state.get(key);
        transaction.read(key, found.version());
        return ByteString.copyFrom(found.value());
    }

    private static void write(String key, ByteString value, Simulated transaction) {
        must(!key.isEmpty() && key.charAt(0) != 0, "a key that Fabric does not take");
        transaction.write(key, value);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        threads.shutdown();
    }
}
