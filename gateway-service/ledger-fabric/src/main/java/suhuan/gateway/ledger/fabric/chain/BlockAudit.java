package suhuan.gateway.ledger.fabric.chain;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.fabric.peer.PeerPool;

/** Blocks as they were ordered, for whoever checks the ledger. Used by one thread; {@link #close} may come from another. */
public final class BlockAudit implements AutoCloseable {
    private final OldBlocks<AuditedBlock> blocks;
    private final Consumer<AutoCloseable> onClose;

    /** Begins at a block that is there, or one past the last. */
    public BlockAudit(PeerPool peers, BlockDecoder decoder, long fromBlock, Consumer<AutoCloseable> onClose) {
        this.blocks = new OldBlocks<>(peers, fromBlock, null, decoder::audit);
        this.onClose = onClose;
    }

    /**
     * Waits for the next block.
     *
     * @return the block, or null where none came in time or this was closed
     * @throws BlocksUnavailableException where none came in time, for a reason that is known
     */
    public @Nullable AuditedBlock next(Duration timeout) throws InterruptedException {
        return blocks.poll(timeout.toNanos());
    }

    @Override
    public void close() {
        blocks.close();
        onClose.accept(this);
    }
}
