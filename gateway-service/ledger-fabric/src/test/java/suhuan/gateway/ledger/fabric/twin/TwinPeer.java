package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.ByteString;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.fabric.chain.BlockHashes;

/** A peer: its copy of the chain, which may be behind, begin late or be another one, and its chaincode. */
public final class TwinPeer {
    private final String organisation;
    private final String name;
    private final TwinChain chain;
    private volatile TransactionExecutor chaincode;
    private volatile long heldAt = Long.MAX_VALUE;
    private volatile long firstBlock;
    private volatile String snapshotOf = "";
    private volatile UnaryOperator<Block> view = UnaryOperator.identity();
    private volatile boolean down;
    private volatile String chaincodeTrouble = "";

    TwinPeer(String organisation, String name, TwinChain chain, TransactionExecutor chaincode) {
        this.organisation = organisation;
        this.name = name;
        this.chain = chain;
        this.chaincode = chaincode;
    }

    public String organisation() {
        return organisation;
    }

    public String name() {
        return name;
    }

    TwinChain chain() {
        return chain;
    }

    public TransactionExecutor chaincode() {
        return chaincode;
    }

    /** Runs another contract from now on. */
    public void chaincode(TransactionExecutor other) {
        chaincode = other;
    }

    /** Takes no blocks from this height on. */
    public void holdAt(long height) {
        heldAt = height;
    }

    /** Takes blocks again. */
    public void release() {
        heldAt = Long.MAX_VALUE;
    }

    /** Was restored from a snapshot: has no blocks up to this one. */
    public void restoredFromSnapshotOf(long block) {
        firstBlock = block + 1;
        snapshotOf = "snapshot";
    }

    boolean restored() {
        return !snapshotOf.isEmpty();
    }

    long firstBlock() {
        return firstBlock;
    }

    /** Gives other blocks than the chain has. */
    public void view(UnaryOperator<Block> other) {
        view = other;
    }

    /** Has trouble with its chaincode, which the peer describes so; none where that is empty. */
    public void chaincodeTrouble(String text) {
        chaincodeTrouble = text;
    }

    String chaincodeTrouble() {
        return chaincodeTrouble;
    }

    /** Refuses all calls, as a peer does that is not there. */
    public void down(boolean isDown) {
        down = isDown;
    }

    boolean isDown() {
        return down;
    }

    long height() {
        return Math.min(chain.height(), heldAt);
    }

    Block block(long number) {
        return view.apply(chain.block(number));
    }

    ByteString lastSha256() {
        return BlockHashes.ofHeader(block(height() - 1).getHeader());
    }
}
