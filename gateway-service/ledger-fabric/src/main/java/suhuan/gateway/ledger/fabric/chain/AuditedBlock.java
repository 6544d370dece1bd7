package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * A block with everything in it that the chaincode was asked to record.
 *
 * @param number its number; 0 is the genesis block
 * @param previousSha256 hash of the block before; empty for block 0
 * @param sha256 hash of its header
 * @param transactions calls of {@code record}, valid or not, in order
 */
public record AuditedBlock(
        long number, ByteString previousSha256, ByteString sha256, List<FabricTransaction> transactions) {}
