package suhuan.gateway.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.Block;

/** Committed blocks in order. Used by one thread; {@link #close} may come from another and ends a waiting call. */
public interface BlockStream extends AutoCloseable {
    /**
     * Waits for the next block.
     *
     * @param timeout how long to wait; zero looks only
     * @return the block, or null where none came in time or the stream was closed
     */
    @Nullable
    Block next(Duration timeout) throws InterruptedException;

    @Override
    void close();
}
