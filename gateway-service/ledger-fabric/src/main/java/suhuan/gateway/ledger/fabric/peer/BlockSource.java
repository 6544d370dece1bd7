package suhuan.gateway.ledger.fabric.peer;

import io.grpc.Status;
import java.util.List;
import java.util.NoSuchElementException;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/** Blocks of one peer as they come. Used by one thread; {@link #close} may come from another and ends a waiting call. */
public final class BlockSource implements AutoCloseable {
    private final Peer peer;
    private final CloseableIterator<Block> blocks;

    BlockSource(Peer peer, CloseableIterator<Block> blocks) {
        this.peer = peer;
        this.blocks = blocks;
    }

    /** The peer that gives them. */
    public Peer peer() {
        return peer;
    }

    /**
     * Waits for the next block.
     *
     * @throws CallFailure where the stream ended; NOT_FOUND where the peer does not have the block asked for first
     */
    public Block next() throws CallFailure {
        try {
            Block block = blocks.next();
            peer.answered();
            return block;
        } catch (GatewayRuntimeException e) {
            throw peer.failed(Step.FOLLOW, e.getStatus(), e.getDetails(), e);
        } catch (NoSuchElementException ended) {
            // The library tells a status of the peer's by its text alone.
            String text = ended.getMessage() == null ? "the stream ended" : ended.getMessage();
            Status.Code code = text.endsWith("NOT_FOUND")
                    ? Status.Code.NOT_FOUND
                    : text.endsWith("FORBIDDEN") ? Status.Code.PERMISSION_DENIED : Status.Code.UNAVAILABLE;
            throw new CallFailure(Step.FOLLOW, peer.name(), code, text, List.of(), ended);
        }
    }

    @Override
    public void close() {
        blocks.close();
    }
}
