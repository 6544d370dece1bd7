package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction that called {@code record}, exactly as it was endorsed and ordered, whether it counts or not.
 *
 * @param transactionId its id
 * @param validity whether it counts, or why not
 * @param recordedAtMs time of the transaction as its creator claims, milliseconds since 1970-01-01 UTC
 * @param organisation MSP id of its creator
 * @param batch exact bytes of the {@code suhuan.ledger.v1.Batch} asked
 * @param result exact bytes of the {@code suhuan.ledger.v1.BatchResult} answered
 * @param writes what it writes under the chaincode's name, in ascending order of keys
 */
public record FabricTransaction(
        String transactionId,
        TxValidationCode validity,
        long recordedAtMs,
        String organisation,
        ByteString batch,
        ByteString result,
        List<Write> writes) {
    /** Whether it counts. */
    public boolean valid() {
        return validity == TxValidationCode.VALID;
    }
}
