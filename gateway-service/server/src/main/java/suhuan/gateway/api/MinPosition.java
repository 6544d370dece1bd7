package suhuan.gateway.api;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.limits.GatewayLimits;

/** Reading one's own writes: waits until the read model is where the caller has been, as long as the call's deadline allows. */
public final class MinPosition {
    /** What is left of a deadline for answering that it was not enough. */
    private static final Duration RESERVE = Duration.ofMillis(100);

    private final ReadProgress progress;
    private final GatewayLimits limits;
    private final Executor threads;

    /**
     * @param progress where the read model is
     * @param limits for calls without a deadline
     * @param threads that go on after waiting, and may block
     */
    public MinPosition(ReadProgress progress, GatewayLimits limits, Executor threads) {
        this.progress = progress;
        this.limits = limits;
        this.threads = threads;
    }

    /**
     * Runs an action at once, or once the block is visible; no thread waits. Where the block does not come in time the call fails
     * with {@code READ_MODEL_BEHIND}. What the action throws fails the call.
     */
    void whenReached(long blockNumber, StreamObserver<?> observer, Runnable action) {
        if (progress.projectedBlock() >= blockNumber) {
            action.run();
            return;
        }
        progress.whenVisible(blockNumber, timeLeft())
                .whenCompleteAsync(
                        (visible, thrown) -> {
                            try {
                                if (visible == null || !visible) {
                                    throw CallFailure.readModelBehind(progress.projectedBlock(), blockNumber)
                                            .asException();
                                }
                                action.run();
                            } catch (RuntimeException e) {
                                observer.onError(e);
                            }
                        },
                        Context.currentContextExecutor(threads));
    }

    private Duration timeLeft() {
        Deadline deadline = Context.current().getDeadline();
        Duration left = limits.defaultDeadline();
        if (deadline != null) {
            Duration ofCall = Duration.ofMillis(deadline.timeRemaining(TimeUnit.MILLISECONDS))
                    .minus(RESERVE);
            left = ofCall.compareTo(left) < 0 ? ofCall : left;
        }
        return left.isNegative() ? Duration.ZERO : left;
    }
}
