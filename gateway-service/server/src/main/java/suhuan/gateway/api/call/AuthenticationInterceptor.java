package suhuan.gateway.api.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.identity.ApiKeySecret;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.Caller;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.limits.InFlight;

/** Turns the API key into a caller, keeps operators to managing keys, and each party to its share of calls and streams. */
public final class AuthenticationInterceptor implements ServerInterceptor {
    private final ApiKeys keys;
    private final GatewayLimits limits;
    private final InFlight inFlight;

    /**
     * @param keys keys in use
     * @param limits shares of each party
     * @param inFlight counts them
     */
    public AuthenticationInterceptor(ApiKeys keys, GatewayLimits limits, InFlight inFlight) {
        this.keys = keys;
        this.limits = limits;
        this.inFlight = inFlight;
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Caller caller = ApiKeySecret.fromHeader(headers.get(CallContext.AUTHORIZATION))
                .flatMap(keys::authenticate)
                .orElseThrow(() -> CallFailure.apiKeyInvalid().asException());
        if (caller.operator()
                && !AccessServiceGrpc.SERVICE_NAME.equals(
                        call.getMethodDescriptor().getServiceName())) {
            throw CallFailure.keyOfNoParty().asException();
        }
        String partyId = caller.partyId();
        if (!inFlight.enter(partyId)) {
            throw CallFailure.overloaded(
                            "calls of this party in flight", limits.retryAfter().toMillis())
                    .asException();
        }
        Context context = Context.current().withValue(CallContext.CALLER, caller);
        return Releasing.startOrRelease(
                () -> withStreamCounted(call, partyId, () -> Contexts.interceptCall(context, call, headers, next)),
                () -> inFlight.leave(partyId));
    }

    private <Q> Listener<Q> withStreamCounted(
            ServerCall<Q, ?> call, String partyId, java.util.function.Supplier<Listener<Q>> start) {
        if (call.getMethodDescriptor().getType() == MethodType.UNARY) {
            return start.get();
        }
        if (!inFlight.enterStream(partyId)) {
            throw CallFailure.overloaded(
                            "streams of this party", limits.retryAfter().toMillis())
                    .asException();
        }
        return Releasing.startOrRelease(start, () -> inFlight.leaveStream(partyId));
    }
}
