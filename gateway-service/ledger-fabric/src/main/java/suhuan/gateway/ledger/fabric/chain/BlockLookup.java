package suhuan.gateway.ledger.fabric.chain;

import io.grpc.Status;
import java.util.List;
import suhuan.gateway.ledger.fabric.peer.CallFailure;
import suhuan.gateway.ledger.fabric.peer.PeerPool;
import suhuan.gateway.ledger.fabric.peer.Step;

/** Finds the block of a transaction: among the latest, or by asking a peer. */
public final class BlockLookup {
    private final PeerPool peers;
    private final ChainTip tip;
    private final BlockDecoder decoder;

    public BlockLookup(PeerPool peers, ChainTip tip, BlockDecoder decoder) {
        this.peers = peers;
        this.tip = tip;
        this.decoder = decoder;
    }

    /** The block in which a transaction is for the first time. */
    public ChainBlock blockOf(String transactionId) throws CallFailure {
        ChainBlock latest = tip.blockOf(transactionId);
        if (latest != null) {
            return latest;
        }
        return peers.ask(peer -> {
            try {
                return decoder.decode(ChainWalk.alone(peer.blockOfTransaction(transactionId), peer.name()));
            } catch (DamagedBlockException damaged) {
                throw new CallFailure(
                        Step.EVALUATE,
                        peer.name(),
                        Status.Code.DATA_LOSS,
                        String.valueOf(damaged.getMessage()),
                        List.of(),
                        damaged);
            }
        });
    }
}
