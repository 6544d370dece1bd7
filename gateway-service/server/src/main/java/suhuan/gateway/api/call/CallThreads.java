package suhuan.gateway.api.call;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.Metadata;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import suhuan.gateway.identity.ApiKeySecret;
import suhuan.gateway.identity.ApiKeys;

/**
 * Which thread runs a call. Recording never blocks, so it stays on the transport's thread, which saves most of the cost of a
 * small call; only where the caller's key is not remembered, and for services that ask the database, a thread that may block
 * is taken.
 */
public final class CallThreads {
    private static final Set<String> NEVER_BLOCKING =
            Set.of("suhuan.api.v1.RecordService", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection");

    private final ApiKeys keys;
    private final Executor blocking;

    /**
     * @param keys to see which callers are remembered
     * @param blocking threads that may block
     */
    public CallThreads(ApiKeys keys, Executor blocking) {
        this.keys = keys;
        this.blocking = blocking;
    }

    /** Lets a server choose threads this way. */
    public void applyTo(ServerBuilder<?> server) {
        server.directExecutor().callExecutor(this::choose);
    }

    private <Q, A> Executor choose(ServerCall<Q, A> call, Metadata headers) {
        String service = call.getMethodDescriptor().getServiceName();
        if (service == null || !NEVER_BLOCKING.contains(service)) {
            return blocking;
        }
        Optional<ApiKeySecret> secret = ApiKeySecret.fromHeader(headers.get(CallContext.AUTHORIZATION));
        boolean mustAsk = secret.isPresent() && keys.remembered(secret.get()) == null;
        return mustAsk ? blocking : MoreExecutors.directExecutor();
    }
}
