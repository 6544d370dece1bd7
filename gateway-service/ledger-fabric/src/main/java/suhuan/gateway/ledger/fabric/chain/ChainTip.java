package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.fabric.peer.PeerPool;

/**
 * Follows the end of the chain once for everybody: tells what became of transactions in flight, and keeps the latest blocks for
 * readers, so that each block is fetched, checked and decoded once.
 */
public final class ChainTip implements AutoCloseable {
    private static final int BLOCKS_KEPT = 256;
    private static final long BYTES_KEPT = 32L * 1024 * 1024;

    private final BlockDecoder decoder;
    private final BlockFeed feed;
    private final ConcurrentHashMap<String, CompletableFuture<Landing>> expected = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final ArrayDeque<ChainBlock> latest = new ArrayDeque<>();
    private long latestBytes;
    private volatile long lastBlock;

    /**
     * Begins after the last block that a peer has.
     *
     * @param info how far the chain has come there
     */
    public ChainTip(PeerPool peers, BlockDecoder decoder, BlockchainInfo info, FeedListener listener) {
        this.decoder = decoder;
        this.lastBlock = info.getHeight() - 1;
        ByteString lastSha256 = info.getCurrentBlockHash();
        this.feed = new BlockFeed("fabric-tip", peers, info.getHeight(), lastSha256, this::take, new FeedListener() {
            @Override
            public void trouble(String problem) {
                listener.trouble(problem);
            }

            @Override
            public void flowing() {
                listener.flowing();
            }

            @Override
            public void ended(RuntimeException why) {
                failure.compareAndSet(null, why);
                listener.ended(why);
                wakeAll();
            }
        });
    }

    /** Begins. Call once. */
    public void start() {
        feed.start();
    }

    private void take(CheckedBlock checked) {
        ChainBlock block = decoder.decode(checked);
        lock.lock();
        try {
            latest.addLast(block);
            latestBytes += block.bytes();
            while (latest.size() > BLOCKS_KEPT || (latestBytes > BYTES_KEPT && latest.size() > 1)) {
                latestBytes -= latest.removeFirst().bytes();
            }
            lastBlock = block.block().getNumber();
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        for (String transactionId : block.outcomes().keySet()) {
            CompletableFuture<Landing> waiting = expected.get(transactionId);
            TxValidationCode validity = block.outcomes().get(transactionId);
            if (waiting != null && validity != null) {
                waiting.complete(new Landing(block, validity));
            }
        }
    }

    /** Will be completed when a block with this transaction comes. {@link #forget} it. */
    public CompletableFuture<Landing> expect(String transactionId) {
        return expected.computeIfAbsent(transactionId, id -> new CompletableFuture<>());
    }

    /** The transaction is not waited for any more. */
    public void forget(String transactionId) {
        expected.remove(transactionId);
    }

    /** Number of the last block. */
    public long lastBlock() {
        return lastBlock;
    }

    /** Why no more blocks come; null where they may. */
    public @Nullable RuntimeException failure() {
        return failure.get();
    }

    /** One of the latest blocks; null where it is too old or not there yet. */
    public @Nullable ChainBlock block(long number) {
        lock.lock();
        try {
            if (latest.isEmpty() || number > lastBlock) {
                return null;
            }
            long first = latest.getFirst().block().getNumber();
            if (number < first) {
                return null;
            }
            int index = (int) (number - first);
            for (ChainBlock block : latest) {
                if (index-- == 0) {
                    return block;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** One of the latest blocks that holds a transaction; null where none of them does. */
    public @Nullable ChainBlock blockOf(String transactionId) {
        lock.lock();
        try {
            for (ChainBlock block : latest) {
                if (block.outcomes().containsKey(transactionId)) {
                    return block;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a block; false where it did not come in time, or the wait was cancelled. */
    boolean await(long number, long nanos, BooleanSupplier cancelled) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (number > lastBlock) {
                if (left <= 0 || cancelled.getAsBoolean() || failure.get() != null) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits look again. */
    void wakeAll() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        feed.close();
        wakeAll();
    }
}
