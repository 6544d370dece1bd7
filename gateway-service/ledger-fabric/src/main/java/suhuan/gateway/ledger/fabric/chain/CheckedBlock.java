package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Block;

/**
 * A block whose data have the hash that its header names, and whose header follows the one before.
 *
 * @param block the block as the peer gave it
 * @param sha256 hash of its header
 */
public record CheckedBlock(Block block, ByteString sha256) {
    long number() {
        return block.getHeader().getNumber();
    }
}
