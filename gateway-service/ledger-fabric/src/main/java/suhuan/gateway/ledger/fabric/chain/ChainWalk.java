package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jspecify.annotations.Nullable;

/** Goes along the chain block by block and checks that each follows the one before. Used by one thread. */
final class ChainWalk {
    private long next;
    private @Nullable ByteString previousSha256;

    /**
     * @param next number of the first block
     * @param previousSha256 hash of the block before it; null where that is not known
     */
    ChainWalk(long next, @Nullable ByteString previousSha256) {
        this.next = next;
        this.previousSha256 = previousSha256;
    }

    /** Number of the block that comes next. */
    long next() {
        return next;
    }

    /** Whether the hash of the block before is known. */
    boolean knowsPrevious() {
        return previousSha256 != null && next > 0;
    }

    /**
     * Goes on by one block.
     *
     * @param peer who gives it
     * @throws DamagedBlockException where the peer should be asked again, or another
     * @throws ForkException where it is of another chain
     */
    CheckedBlock step(Block block, String peer) throws DamagedBlockException {
        CheckedBlock checked = check(block, next, peer);
        ByteString previous = previousSha256;
        if (previous != null && !block.getHeader().getPreviousHash().equals(previous)) {
            throw fork(peer, next - 1, previous, block.getHeader().getPreviousHash());
        }
        next++;
        previousSha256 = checked.sha256();
        return checked;
    }

    /** Looks once more at the last block passed, as another peer has it. */
    void again(Block block, String peer) throws DamagedBlockException {
        ByteString seen = previousSha256;
        ByteString given = check(block, next - 1, peer).sha256();
        if (seen != null && !given.equals(seen)) {
            throw fork(peer, next - 1, seen, given);
        }
    }

    /** A block by itself, wherever it stands. */
    static CheckedBlock alone(Block block, String peer) throws DamagedBlockException {
        return check(block, block.getHeader().getNumber(), peer);
    }

    private static ForkException fork(String peer, long number, ByteString seen, ByteString given) {
        return new ForkException("peer " + peer + " is on another chain: its block " + number + " has hash "
                + hex(given) + ", and " + hex(seen)
                + " was seen before; find out which organisation has which before anything is written");
    }

    private static CheckedBlock check(Block block, long expected, String peer) throws DamagedBlockException {
        BlockHeader header = block.getHeader();
        if (header.getNumber() != expected) {
            throw new DamagedBlockException(
                    "peer " + peer + " gives block " + header.getNumber() + " where block " + expected + " is due");
        }
        if (!BlockHashes.ofData(block).equals(header.getDataHash())) {
            throw new DamagedBlockException("peer " + peer + " gives block " + header.getNumber()
                    + " with data that do not have the hash in its header");
        }
        return new CheckedBlock(block, BlockHashes.ofHeader(header));
    }

    private static String hex(ByteString hash) {
        return hash.isEmpty() ? "nothing" : HexFormat.of().formatHex(hash.toByteArray());
    }
}
