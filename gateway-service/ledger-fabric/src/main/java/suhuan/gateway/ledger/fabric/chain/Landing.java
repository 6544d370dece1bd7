package suhuan.gateway.ledger.fabric.chain;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction found in a block.
 *
 * @param block the block
 * @param validity whether it counts, or why not
 */
public record Landing(ChainBlock block, TxValidationCode validity) {}
