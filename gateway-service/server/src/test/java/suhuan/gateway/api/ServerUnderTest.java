package suhuan.gateway.api;

import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;
import suhuan.gateway.api.call.AuthenticationInterceptor;
import suhuan.gateway.api.call.CallContext;
import suhuan.gateway.api.call.CallMetrics;
import suhuan.gateway.api.call.CallThreads;
import suhuan.gateway.api.call.FaultInterceptor;
import suhuan.gateway.api.call.LimitInterceptor;
import suhuan.gateway.doubles.KeysInMemory;
import suhuan.gateway.doubles.ScriptedLedger;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.PartyDirectory.RegisteredParty;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.limits.InFlight;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;

/** The record service behind its real interceptors on a real port, over a ledger that the test answers for. */
final class ServerUnderTest implements AutoCloseable {
    static final String PARTY = "91110000000000000A";
    static final String REGULATOR = "REGULATOR";
    /** What the gateway speaks for, as one on a Fabric network does. */
    static final String ORGANISATION = "Org1";

    final ScriptedLedger ledger = new ScriptedLedger();
    final ApiKeys keys = new ApiKeys(new KeysInMemory(), REGULATOR, InstantSource.system());
    final Map<String, RegisteredParty> parties = new ConcurrentHashMap<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final InFlight inFlight;
    private final String secret =
            keys.create(PARTY, ORGANISATION, "test").secret().reveal();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Server server;
    private final ManagedChannel channel;

    ServerUnderTest(GatewayLimits limits) throws IOException {
        inFlight = new InFlight(limits);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .maxInboundMessageSize(limits.transportMessageBytes());
        new CallThreads(keys, threads).applyTo(builder);
        List<ServerInterceptor> guards = List.of(
                new FaultInterceptor(new CallMetrics(registry, inFlight)),
                new LimitInterceptor(limits, inFlight),
                new AuthenticationInterceptor(keys, limits, inFlight));
        ReadProgress nothing = new NothingProjected();
        AccessEndpoint access = new AccessEndpoint(
                keys,
                id -> Optional.ofNullable(parties.get(id)),
                ledger,
                nothing,
                new MinPosition(nothing, limits, threads),
                new AccessEndpoint.About("test", ORGANISATION));
        server = builder.addService(GatewayServices.guarded(new RecordEndpoint(ledger, limits), guards))
                .addService(GatewayServices.guarded(access, guards))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .build();
    }

    private static final class NothingProjected implements ReadProgress {
        @Override
        public long projectedBlock() {
            return -1;
        }

        @Override
        public CompletableFuture<Boolean> whenVisible(long blockNumber, Duration within) {
            return CompletableFuture.completedFuture(blockNumber < 0);
        }
    }

    /** Limits small enough to be met in a test. */
    static GatewayLimits limits() {
        return new GatewayLimits(
                DataSize.ofMegabytes(1),
                DataSize.ofKilobytes(16),
                6,
                4,
                2,
                8,
                DataSize.ofKilobytes(256),
                100,
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                100,
                32,
                4);
    }

    Channel raw() {
        return channel;
    }

    Channel as(String apiKey, String language) {
        Metadata headers = new Metadata();
        headers.put(CallContext.AUTHORIZATION, "Bearer " + apiKey);
        headers.put(CallContext.ACCEPT_LANGUAGE, language);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    Channel asParty() {
        return as(secret, "en");
    }

    static Envelope envelope(String id, String partyId) {
        return Envelope.newBuilder()
                .setPayload(EnvelopePayload.newBuilder()
                        .setEnvelopeId(id)
                        .setPartyId(partyId)
                        .build()
                        .toByteString())
                .build();
    }

    static Envelope envelope() {
        return envelope(UUID.randomUUID().toString(), PARTY);
    }

    static ErrorInfo reason(StatusRuntimeException thrown) {
        Status status = StatusProto.fromThrowable(thrown);
        return status.getDetailsList().stream()
                .filter(each -> each.is(ErrorInfo.class))
                .map(each -> {
                    try {
                        return each.unpack(ErrorInfo.class);
                    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reason in " + thrown));
    }

    @Override
    public void close() throws InterruptedException {
        channel.shutdownNow();
        server.shutdownNow();
        server.awaitTermination(10, TimeUnit.SECONDS);
        threads.shutdownNow();
    }
}
