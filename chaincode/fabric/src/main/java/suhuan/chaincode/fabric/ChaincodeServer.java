package suhuan.chaincode.fabric;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** The service that peers dial: one stream a peer. */
final class ChaincodeServer implements AutoCloseable {
    /** As much as a peer sends at most. */
    private static final int MOST_INBOUND_BYTES = 100 << 20;

    /** Peers ping once a minute. */
    private static final long SHORTEST_PING_SECONDS = 20;

    private static final long DRAIN_MS = 5_000;
    private static final Context.Key<String> PEER = Context.key("peer");

    private final Server server;
    private final Workers workers;
    private final Set<PeerStream> streams;

    private ChaincodeServer(Server server, Workers workers, Set<PeerStream> streams) {
        this.server = server;
        this.workers = workers;
        this.streams = streams;
    }

    static ChaincodeServer start(Settings settings, Calls calls) throws StartException {
        return start(settings, calls, Workers.ofThisMachine());
    }

    static ChaincodeServer start(Settings settings, Calls calls, Workers workers) throws StartException {
        Set<PeerStream> streams = ConcurrentHashMap.newKeySet();
        Server server = builder(settings)
                .maxInboundMessageSize(MOST_INBOUND_BYTES)
                .permitKeepAliveTime(SHORTEST_PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(1, TimeUnit.MINUTES)
                // Messages are only handed over in the event loop, never worked on.
                .directExecutor()
                .intercept(new PeerAddress())
                .addService(new Service(settings.packageId(), calls, workers, streams))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            workers.close();
            throw new StartException("cannot listen on " + shown(settings.address()) + ": " + rootMessage(e)
                    + "; is another process there?");
        }
        return new ChaincodeServer(server, workers, streams);
    }

    private static NettyServerBuilder builder(Settings settings) throws StartException {
        Settings.TlsFiles tls = settings.tls();
        ServerCredentials credentials = tls == null ? InsecureServerCredentials.create() : TlsKeys.of(tls);
        try {
            return NettyServerBuilder.forAddress(settings.address(), credentials);
        } catch (IllegalArgumentException e) {
            throw new StartException("the TLS files cannot be used: " + rootMessage(e));
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private static String shown(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    /** Where it listens, as host:port. */
    String address() {
        return shown((InetSocketAddress) server.getListenSockets().get(0));
    }

    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }

    /** Finishes what is in hand, then lets the peers go. */
    @Override
    public void close() {
        try {
            workers.drain(DRAIN_MS);
            streams.forEach(PeerStream::end);
            server.shutdown();
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            workers.close();
        }
    }

    private static final class Service extends ChaincodeGrpc.ChaincodeImplBase {
        private final String packageId;
        private final Calls calls;
        private final Workers workers;
        private final Set<PeerStream> streams;

        Service(String packageId, Calls calls, Workers workers, Set<PeerStream> streams) {
            this.packageId = packageId;
            this.calls = calls;
            this.workers = workers;
            this.streams = streams;
        }

        @Override
        public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> toPeer) {
            PeerStream stream = new PeerStream(
                    PEER.get(), (ServerCallStreamObserver<ChaincodeMessage>) toPeer, calls, workers, streams::remove);
            streams.add(stream);
            stream.register(packageId);
            return stream;
        }
    }

    /** Names the peer by its address, for the log. */
    private static final class PeerAddress implements ServerInterceptor {
        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            Attributes attributes = call.getAttributes();
            String peer = String.valueOf(attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            Context named = Context.current().withValue(PEER, peer.startsWith("/") ? peer.substring(1) : peer);
            return Contexts.interceptCall(named, call, headers, next);
        }
    }
}
