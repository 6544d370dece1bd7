package suhuan.gateway.api.call;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.gateway.limits.InFlight;

/** Sheds load before anything is read: calls in all, and the size of each message. */
public final class LimitInterceptor implements ServerInterceptor {
    private final GatewayLimits limits;
    private final InFlight inFlight;

    /** Keeps to these limits. */
    public LimitInterceptor(GatewayLimits limits, InFlight inFlight) {
        this.limits = limits;
        this.inFlight = inFlight;
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!inFlight.enter()) {
            throw CallFailure.overloaded("calls in flight", limits.retryAfter().toMillis())
                    .asException();
        }
        Listener<Q> listener = Releasing.startOrRelease(() -> next.startCall(call, headers), inFlight::leave);
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onMessage(Q message) {
                checkSize(message);
                super.onMessage(message);
            }
        };
    }

    /** Messages are still bytes here; the transport knows how many without reading them. */
    private void checkSize(Object message) {
        if (message instanceof InputStream bytes) {
            try {
                int size = bytes.available();
                if (size > limits.messageSize().toBytes()) {
                    throw CallFailure.tooLarge(
                                    "message", size, limits.messageSize().toBytes())
                            .asException();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
