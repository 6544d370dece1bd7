package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.fabric.peer.PeerPool;

/** Blocks from some number on, fetched and decoded a few ahead of their reader. Used by one thread. */
final class OldBlocks<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OldBlocks.class);
    private static final int AHEAD = 4;

    private final BlockingQueue<Item<T>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final BlockFeed feed;
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    /** A block, or the end. */
    private record Item<T>(@Nullable T block, @Nullable RuntimeException end) {}

    OldBlocks(PeerPool peers, long from, @Nullable ByteString previousSha256, Function<CheckedBlock, T> decoder) {
        this.feed = new BlockFeed(
                "fabric-read-" + from,
                peers,
                from,
                previousSha256,
                checked -> queue.put(new Item<>(decoder.apply(checked), null)),
                new FeedListener() {
                    @Override
                    public void trouble(String problem) {
                        if (trouble == null) {
                            LOG.warn("blocks from {} on do not come: {}", from, problem);
                        }
                        trouble = problem;
                    }

                    @Override
                    public void flowing() {
                        LOG.info("blocks from {} on come again", from);
                        trouble = null;
                    }

                    @Override
                    public void ended(RuntimeException why) {
                        end(why);
                    }
                });
        feed.start();
    }

    private void end(RuntimeException why) {
        try {
            queue.put(new Item<>(null, why));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The next block; null where none came in time or this was closed.
     *
     * @throws BlocksUnavailableException where none came in time, for a reason that is known
     */
    @Nullable
    T poll(long nanos) throws InterruptedException {
        if (closed) {
            return null;
        }
        Item<T> item = queue.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        if (closed) {
            return null;
        }
        if (item == null) {
            String problem = trouble;
            if (problem != null) {
                throw new BlocksUnavailableException(problem);
            }
            return null;
        }
        if (item.end != null) {
            throw item.end;
        }
        return item.block;
    }

    /** Ends it; a waiting reader wakes. */
    @Override
    public void close() {
        closed = true;
        feed.close();
        // Whoever waits gets this, and null for it.
        queue.clear();
        queue.offer(new Item<>(null, null));
    }
}
