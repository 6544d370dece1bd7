package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that is being worked on. It asks its peer one thing at a time: a second request while one is open is dropped
 * by the peer without an answer.
 */
final class OpenCall {
    /** A peer answers at once or is gone; this only keeps a worker from waiting for ever. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ChaincodeMessage start;
    private final Consumer<ChaincodeMessage> toPeer;
    private final Duration longestWait;
    private @Nullable CompletableFuture<ChaincodeMessage> asked;
    private @Nullable String abandoned;

    OpenCall(ChaincodeMessage start, Consumer<ChaincodeMessage> toPeer) {
        this(start, toPeer, LONGEST_WAIT);
    }

    OpenCall(ChaincodeMessage start, Consumer<ChaincodeMessage> toPeer, Duration longestWait) {
        this.start = start;
        this.toPeer = toPeer;
        this.longestWait = longestWait;
    }

    /** The peer keeps transactions apart by channel and id. */
    static String key(ChaincodeMessage message) {
        return message.getChannelId() + '/' + message.getTxid();
    }

    ChaincodeMessage start() {
        return start;
    }

    String transactionId() {
        return start.getTxid();
    }

    /** A message of this transaction. */
    ChaincodeMessage message(Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setChannelId(start.getChannelId())
                .setTxid(start.getTxid())
                .setPayload(payload)
                .build();
    }

    /** Asks the peer and waits for what it says. */
    ByteString ask(Type type, ByteString payload) {
        CompletableFuture<ChaincodeMessage> answer = expect(type);
        toPeer.accept(message(type, payload));
        try {
            ChaincodeMessage message = answer.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
            if (message.getType() == Type.ERROR) {
                throw new PeerFailure(message.getPayload().toStringUtf8());
            }
            return message.getPayload();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer never fails, it says ERROR", e);
        } catch (TimeoutException e) {
            throw new PeerFailure("the peer has not answered " + type + " for " + longestWait.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerFailure("the chaincode process is stopping");
        }
    }

    private synchronized CompletableFuture<ChaincodeMessage> expect(Type type) {
        if (abandoned != null) {
            throw new PeerFailure(abandoned);
        }
        if (asked != null) {
            throw new IllegalStateException(type + " while another request is open");
        }
        asked = new CompletableFuture<>();
        return asked;
    }

    /** Takes an answer of the peer; says whether one was awaited. */
    boolean answered(ChaincodeMessage answer) {
        CompletableFuture<ChaincodeMessage> waiting = taken();
        return waiting != null && waiting.complete(answer);
    }

    /** Wakes whoever waits, and lets nothing more be asked. */
    void abandon(String reason) {
        synchronized (this) {
            abandoned = reason;
        }
        CompletableFuture<ChaincodeMessage> waiting = taken();
        if (waiting != null) {
            waiting.complete(message(Type.ERROR, ByteString.copyFromUtf8(reason)));
        }
    }

    synchronized boolean isAbandoned() {
        return abandoned != null;
    }

    private synchronized @Nullable CompletableFuture<ChaincodeMessage> taken() {
        CompletableFuture<ChaincodeMessage> waiting = asked;
        asked = null;
        return waiting;
    }
}
