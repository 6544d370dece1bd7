package suhuan.gateway.api.call;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.ServerCall.Listener;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Gives a place back once, when the call is over, however it ends. */
final class Releasing<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    private Releasing(Listener<Q> inner, Runnable release) {
        super(inner);
        this.release = release;
    }

    /** Starts a call; releases at its end, or at once where it does not start. */
    static <Q> Listener<Q> startOrRelease(Supplier<Listener<Q>> start, Runnable release) {
        Listener<Q> inner;
        try {
            inner = start.get();
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
        return new Releasing<>(inner, release);
    }

    @Override
    public void onCancel() {
        releaseOnce();
        super.onCancel();
    }

    @Override
    public void onComplete() {
        releaseOnce();
        super.onComplete();
    }

    private void releaseOnce() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
