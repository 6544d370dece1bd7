package suhuan.chaincode.contract;

/**
 * What a transaction is given from outside.
 *
 * @param transactionId id of the transaction
 * @param recordedAtMs time of the transaction, milliseconds since 1970-01-01 UTC; on Fabric the client's claim
 */
public record TransactionContext(String transactionId, long recordedAtMs) {}
