package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.ledger.v1.Block;

/** Blocks for one reader: old ones from a feed of its own, the latest from the tip that all share. */
public final class FollowedBlocks implements BlockStream {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ChainTip tip;
    private final PeerPool peers;
    private final BlockDecoder decoder;
    private final Consumer<FollowedBlocks> onClose;
    private long next;
    private @Nullable ByteString previousSha256;
    private volatile @Nullable OldBlocks<ChainBlock> old;
    private volatile boolean closed;

    /** Begins at a block that is there, or one past the last. */
    public FollowedBlocks(
            ChainTip tip, PeerPool peers, BlockDecoder decoder, long fromBlock, Consumer<FollowedBlocks> onClose) {
        this.tip = tip;
        this.peers = peers;
        this.decoder = decoder;
        this.next = fromBlock;
        this.onClose = onClose;
    }

    @Override
    public @Nullable Block next(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + nanos(timeout);
        while (!closed) {
            ChainBlock latest = tip.block(next);
            if (latest != null) {
                endOld();
                return deliver(latest);
            }
            RuntimeException failure = tip.failure();
            if (failure != null) {
                throw failure;
            }
            long left = deadline - System.nanoTime();
            if (next > tip.lastBlock()) {
                if (!tip.await(next, left, () -> closed) && tip.failure() == null) {
                    return null;
                }
                continue;
            }
            ChainBlock block = old().poll(left);
            if (block != null) {
                return deliver(block);
            }
            if (deadline - System.nanoTime() <= 0) {
                return null;
            }
        }
        return null;
    }

    /** Waiting times that are not countable in ns are as good as no limit. */
    private static long nanos(Duration timeout) {
        return timeout.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : timeout.toNanos();
    }

    private Block deliver(ChainBlock decoded) {
        Block block = decoded.block();
        ByteString previous = previousSha256;
        if (previous != null && !block.getPreviousSha256().equals(previous)) {
            throw new ForkException("block " + block.getNumber() + " does not follow the block read before it");
        }
        previousSha256 = block.getSha256();
        next++;
        return block;
    }

    private OldBlocks<ChainBlock> old() {
        OldBlocks<ChainBlock> reading = old;
        if (reading == null) {
            reading = new OldBlocks<>(peers, next, previousSha256, decoder::decode);
            old = reading;
            if (closed) {
                reading.close();
            }
        }
        return reading;
    }

    private void endOld() {
        OldBlocks<ChainBlock> reading = old;
        if (reading != null) {
            reading.close();
            old = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        OldBlocks<ChainBlock> reading = old;
        if (reading != null) {
            reading.close();
        }
        tip.wakeAll();
        onClose.accept(this);
    }
}
