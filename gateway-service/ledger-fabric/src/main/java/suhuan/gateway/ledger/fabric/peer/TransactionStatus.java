package suhuan.gateway.ledger.fabric.peer;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What became of a transaction.
 *
 * @param block number of the block it is in
 * @param code whether it counts there, or why not
 */
public record TransactionStatus(long block, TxValidationCode code) {}
