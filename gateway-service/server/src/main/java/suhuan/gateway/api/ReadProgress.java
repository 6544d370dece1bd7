package suhuan.gateway.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How far the read model is. */
public interface ReadProgress {
    /** Last block visible in the read model; -1 for none. */
    long projectedBlock();

    /**
     * Waits until a block is visible, without a thread.
     *
     * @param blockNumber block wanted
     * @param within how long to wait at most
     * @return completes with true once it is visible, with false where it is not in time; callbacks must not block
     */
    CompletableFuture<Boolean> whenVisible(long blockNumber, Duration within);
}
