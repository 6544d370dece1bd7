package suhuan.gateway.api.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.api.error.FailureStatus;
import suhuan.gateway.api.error.Language;

/**
 * Outermost: whatever goes wrong inside becomes one status with a reason, in the caller's language, and every call is measured.
 * Services throw, or pass to {@code onError}, a {@link CallFailedException}; they build no status.
 */
public final class FaultInterceptor implements ServerInterceptor {
    private final CallMetrics metrics;

    /** Measures with these. */
    public FaultInterceptor(CallMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        GuardedCall<Q, A> guarded = new GuardedCall<>(call, CallContext.language(headers), metrics);
        Listener<Q> inner;
        try {
            inner = next.startCall(guarded, headers);
        } catch (RuntimeException e) {
            guarded.fail(e);
            inner = new Listener<>() {};
        }
        return new GuardedListener<>(inner, guarded);
    }

    /** Closes once, with a status that names a reason. */
    private static final class GuardedCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
        private final Language language;
        private final CallMetrics metrics;
        private final long startedNanos = System.nanoTime();
        private final AtomicBoolean closed = new AtomicBoolean();

        GuardedCall(ServerCall<Q, A> call, Language language, CallMetrics metrics) {
            super(call);
            this.language = language;
            this.metrics = metrics;
        }

        boolean isClosed() {
            return closed.get();
        }

        void fail(Throwable thrown) {
            closeWith(Faults.failure(thrown, "", methodName()));
        }

        @Override
        public void sendMessage(A message) {
            if (!isClosed()) {
                super.sendMessage(message);
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            Throwable cause = status.getCause();
            if (status.isOk()) {
                if (closed.compareAndSet(false, true)) {
                    measure("OK");
                    super.close(status, trailers);
                }
            } else if (cause != null) {
                fail(cause);
            } else if (status.getCode() == Status.Code.INTERNAL) {
                // gRPC says so where a unary call had no request or two.
                closeWith(CallFailure.requestInvalid("message", methodName(), "exactly one request"));
            } else if (closed.compareAndSet(false, true)) {
                measure(status.getCode().name());
                super.close(status, trailers);
            }
        }

        void cancelled() {
            if (closed.compareAndSet(false, true)) {
                measure("CANCELLED");
            }
        }

        private void closeWith(CallFailure failure) {
            if (closed.compareAndSet(false, true)) {
                measure(failure.reasonName());
                StatusRuntimeException exception = FailureStatus.exception(failure, language);
                Metadata trailers = exception.getTrailers();
                super.close(exception.getStatus(), trailers == null ? new Metadata() : trailers);
            }
        }

        private String methodName() {
            return getMethodDescriptor().getFullMethodName();
        }

        private void measure(String outcome) {
            metrics.ended(methodName(), outcome, System.nanoTime() - startedNanos);
        }
    }

    /** Catches what callbacks throw, and goes quiet once the call is closed. */
    private static final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final GuardedCall<Q, ?> call;

        GuardedListener(Listener<Q> inner, GuardedCall<Q, ?> call) {
            super(inner);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guarded(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guarded(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guarded(super::onReady);
        }

        @Override
        public void onCancel() {
            call.cancelled();
            super.onCancel();
        }

        private void guarded(Runnable callback) {
            if (call.isClosed()) {
                return;
            }
            RuntimeException thrown = thrownBy(callback);
            if (thrown != null) {
                call.fail(thrown);
            }
        }

        private static @Nullable RuntimeException thrownBy(Runnable callback) {
            try {
                callback.run();
                return null;
            } catch (RuntimeException e) {
                return e;
            }
        }
    }
}
