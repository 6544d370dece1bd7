package suhuan.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.AccessServiceGrpc.AccessServiceBlockingStub;
import suhuan.api.v1.OversightServiceGrpc;
import suhuan.api.v1.OversightServiceGrpc.OversightServiceBlockingStub;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.TraceServiceGrpc;
import suhuan.api.v1.TraceServiceGrpc.TraceServiceBlockingStub;
import suhuan.api.v1.TraceServiceGrpc.TraceServiceFutureStub;
import suhuan.ledger.v1.Receipt;

/**
 * A connection to a gateway. Thread-safe; make one and keep it.
 *
 * <pre>{@code
 * try (SuhuanClient client = new SuhuanClient(ClientOptions.local().withKey(key))) {
 *     EnvelopeMaker maker = new EnvelopeMaker(partyId, siteId, null);
 *     RecordAnswer answer = client.record(maker.make(List.of(command)));
 * }
 * }</pre>
 *
 * <p>Calls throw {@link CallFailedException} when no answer came or the gateway itself refused; a refusal of the ledger
 * is an answer.
 */
public final class SuhuanClient implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ClientOptions options;
    private final ManagedChannel managed;
    private final Channel channel;

    /** Opens lazily: the first call connects. */
    public SuhuanClient(ClientOptions options) {
        this.options = options;
        this.managed = NettyChannelBuilder.forAddress(options.host(), options.port())
                .usePlaintext()
                .maxInboundMessageSize(ClientOptions.MAX_MESSAGE_BYTES)
                .keepAliveTime(5, TimeUnit.MINUTES)
                .build();
        this.channel = io.grpc.ClientInterceptors.intercept(managed, new KeyHeader(options));
    }

    /**
     * Records one envelope. Where the outcome is not known or the gateway is busy, the same bytes are sent again, so
     * nothing is recorded twice.
     *
     * @throws CallFailedException when no answer came within the attempts, or the gateway refused the call
     */
    public RecordAnswer record(PreparedEnvelope prepared) {
        try {
            Receipt receipt = retrying(c -> RecordServiceGrpc.newBlockingStub(c)
                    .withDeadlineAfter(options.deadline().toMillis(), TimeUnit.MILLISECONDS)
                    .record(prepared.envelope()));
            return new RecordAnswer.Recorded(prepared, receipt);
        } catch (CallFailedException e) {
            if (e.domain().equals("ledger.suhuan")) return new RecordAnswer.RefusedWhole(prepared, e.refusal());
            throw e;
        }
    }

    /**
     * Opens a pipelined stream.
     *
     * @param window envelopes that may be under way at once; 1 or more
     * @param answers called in the order sent, on a thread of the channel, one at a time
     */
    public RecordStreamSession stream(int window, Consumer<RecordAnswer> answers) {
        return new RecordStreamSession(RecordServiceGrpc.newStub(channel), options.retry(), window, answers);
    }

    /** Asks the read side, again where it is busy or not reachable for a moment. */
    public <A> A trace(Function<TraceServiceBlockingStub, A> question) {
        return retrying(c -> question.apply(TraceServiceGrpc.newBlockingStub(c)
                .withDeadlineAfter(options.deadline().toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Asks about accounts, stock, duties, flows and indicators, again where the gateway is busy or not reachable for a moment. */
    public <A> A oversight(Function<OversightServiceBlockingStub, A> question) {
        return retrying(c -> question.apply(OversightServiceGrpc.newBlockingStub(c)
                .withDeadlineAfter(options.deadline().toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Many questions at once; no retry. */
    public TraceServiceFutureStub traceAsync() {
        return TraceServiceGrpc.newFutureStub(channel)
                .withDeadlineAfter(options.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keys and callers. Not sent again: each call would make another key. */
    public <A> A access(Function<AccessServiceBlockingStub, A> question) {
        try {
            return question.apply(AccessServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(options.deadline().toMillis(), TimeUnit.MILLISECONDS));
        } catch (StatusRuntimeException e) {
            throw FailureReader.read(e);
        }
    }

    private <A> A retrying(Function<Channel, A> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.apply(channel);
            } catch (StatusRuntimeException e) {
                if (!FailureReader.retryable(e) || attempt >= options.retry().maxAttempts()) {
                    throw FailureReader.read(e);
                }
                Duration asked = FailureReader.retryAfter(e).orElse(Duration.ZERO);
                LockSupport.parkNanos(
                        options.retry().pauseBefore(attempt, asked).toNanos());
                if (Thread.currentThread().isInterrupted()) throw FailureReader.read(e);
            }
        }
    }

    /** Ends the connection; calls under way are broken off. */
    @Override
    public void close() {
        managed.shutdownNow();
    }

    /** Puts the API key on every call. */
    private record KeyHeader(ClientOptions options) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions callOptions, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, callOptions)) {
                @Override
                public void start(Listener<A> listener, Metadata headers) {
                    String key = options.apiKey();
                    if (key != null) headers.put(AUTHORIZATION, "Bearer " + key);
                    super.start(listener, headers);
                }
            };
        }
    }
}
