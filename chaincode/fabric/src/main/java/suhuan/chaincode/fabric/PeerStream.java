package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.hyperledger.fabric.protos.peer.Response;
import org.jspecify.annotations.Nullable;

/**
 * One peer's stream: registers, keeps the peer's limits, hands transactions to workers and answers to those who wait. What it
 * knows is its own, so that several peers may connect to one process.
 */
final class PeerStream implements StreamObserver<ChaincodeMessage> {
    private static final System.Logger LOG = System.getLogger(PeerStream.class.getName());
    private static final int OK = 200;
    private static final int BROKEN = 500;
    private static final int TRY_AGAIN = 503;

    private final String peer;
    private final ServerCallStreamObserver<ChaincodeMessage> toPeer;
    private final Calls calls;
    private final Workers workers;
    private final Consumer<PeerStream> whenGone;
    private final Map<String, OpenCall> open = new ConcurrentHashMap<>();
    private final AtomicBoolean gone = new AtomicBoolean();
    private volatile PeerLimits limits = PeerLimits.SINGLE;
    // Guarded by toPeer, like everything that is sent.
    private boolean ended;

    /**
     * A stream that has just been opened.
     *
     * @param whenGone told once the stream is gone
     */
    PeerStream(
            String peer,
            ServerCallStreamObserver<ChaincodeMessage> toPeer,
            Calls calls,
            Workers workers,
            Consumer<PeerStream> whenGone) {
        this.peer = peer;
        this.toPeer = toPeer;
        this.calls = calls;
        this.workers = workers;
        this.whenGone = whenGone;
        toPeer.setOnCancelHandler(() -> broken("it was cut"));
    }

    /** Says to the peer which package this is; it answers REGISTERED and READY. */
    void register(String packageId) {
        send(ChaincodeMessage.newBuilder()
                .setType(Type.REGISTER)
                .setPayload(ChaincodeID.newBuilder().setName(packageId).build().toByteString())
                .build());
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        switch (message.getType()) {
            case REGISTERED, KEEPALIVE -> {
                // Nothing to do: the peer only tells that it is there.
            }
            case READY -> ready(message);
            case TRANSACTION -> begin(message);
            case INIT -> {
                String text = "this chaincode needs no initialisation; approve and commit it without --init-required";
                send(completed(new OpenCall(message, this::send), response(BROKEN, text)));
            }
            case RESPONSE, ERROR -> answered(message);
            default ->
                LOG.log(Level.WARNING, "peer {0} sent {1}, which is not for a chaincode", peer, message.getType());
        }
    }

    private void ready(ChaincodeMessage message) {
        limits = PeerLimits.announced(message.getPayload());
        LOG.log(
                Level.INFO,
                "peer {0} is connected: keys read at once {1}, written at once {2}",
                peer,
                String.valueOf(Math.max(1, limits.mostReads())),
                String.valueOf(Math.max(1, limits.mostWrites())));
    }

    private void begin(ChaincodeMessage message) {
        OpenCall call = new OpenCall(message, this::send);
        String key = OpenCall.key(message);
        if (open.putIfAbsent(key, call) != null) {
            send(completed(call, response(TRY_AGAIN, "this transaction is still being worked on; try again")));
            return;
        }
        String turnedAway = workers.take(message.getSerializedSize(), () -> finish(key, call));
        if (!turnedAway.isEmpty()) {
            open.remove(key, call);
            send(completed(call, response(TRY_AGAIN, turnedAway)));
        }
    }

    /** The peer may begin the same transaction anew as soon as it has the answer, so the call is over before that. */
    private void finish(String key, OpenCall call) {
        ChaincodeMessage last = work(call);
        open.remove(key, call);
        send(last);
    }

    private void answered(ChaincodeMessage message) {
        OpenCall call = open.get(OpenCall.key(message));
        if (call == null || !call.answered(message)) {
            LOG.log(Level.DEBUG, "peer {0} answered transaction {1}, which asked nothing", peer, message.getTxid());
        }
    }

    /** Works on a transaction and says how it ends; exceptions are logged here, once, and without what was asked. */
    private ChaincodeMessage work(OpenCall call) {
        try {
            ByteString payload = calls.answer(call, new CallState(call, limits));
            return completed(
                    call,
                    Response.newBuilder().setStatus(OK).setPayload(payload).build());
        } catch (BrokenCallException e) {
            return completed(call, response(BROKEN, e.getMessage()));
        } catch (PeerFailure e) {
            if (!call.isAbandoned()) {
                LOG.log(Level.WARNING, "transaction {0} of peer {1}: {2}", call.transactionId(), peer, e.getMessage());
            }
            return call.message(Type.ERROR, ByteString.copyFromUtf8(String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "transaction " + call.transactionId() + " of peer " + peer + " failed", e);
            String text = "the chaincode failed with " + e.getClass().getName()
                    + "; its log says where, under the id of the transaction";
            return completed(call, response(BROKEN, text));
        }
    }

    private static Response response(int status, @Nullable String message) {
        return Response.newBuilder()
                .setStatus(status)
                .setMessage(String.valueOf(message))
                .build();
    }

    private static ChaincodeMessage completed(OpenCall call, Response response) {
        return call.message(Type.COMPLETED, response.toByteString());
    }

    private void send(ChaincodeMessage message) {
        synchronized (toPeer) {
            if (!ended) {
                toPeer.onNext(message);
            }
        }
    }

    @Override
    public void onError(Throwable thrown) {
        broken(String.valueOf(thrown.getMessage()));
    }

    @Override
    public void onCompleted() {
        broken("the peer ended it");
        end();
    }

    /** Ends the stream from this side; the peer dials again when it needs the chaincode. */
    void end() {
        synchronized (toPeer) {
            if (!ended) {
                ended = true;
                toPeer.onCompleted();
            }
        }
    }

    /** Told more than once by gRPC; counts once. */
    private void broken(String reason) {
        if (!gone.compareAndSet(false, true)) {
            return;
        }
        whenGone.accept(this);
        LOG.log(
                Level.INFO,
                "the stream of peer {0} is gone: {1}; transactions given up: {2}",
                peer,
                reason,
                String.valueOf(open.size()));
        open.values().forEach(call -> call.abandon("the stream to the peer is gone: " + reason));
    }
}
