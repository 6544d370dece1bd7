package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import suhuan.ledger.v1.Fact;

/**
 * A fact with its place on the ledger.
 *
 * @param blockNumber block
 * @param transactionIndex transaction within the block, from 0
 * @param envelopeIndex envelope within the transaction, from 0
 * @param commandIndex command within the envelope, from 0
 * @param fact the fact
 * @param bytes its recorded bytes
 * @param sha256 their SHA-256
 * @param childCodes codes of modules and cells from the command, for a registration; else empty
 * @param cellCodes of a dismantling: codes of the cells inside each part, in the order of the command; else empty
 */
record RecordedFact(
        long blockNumber,
        int transactionIndex,
        int envelopeIndex,
        int commandIndex,
        Fact fact,
        ByteString bytes,
        ByteString sha256,
        java.util.List<String> childCodes,
        java.util.List<java.util.List<String>> cellCodes) {

    /** Place on the ledger in words. */
    String where() {
        return "block " + blockNumber + ", transaction " + transactionIndex + ", envelope " + envelopeIndex
                + ", command " + commandIndex;
    }

    /** The failure to follow this fact. */
    InvalidLedgerException invalid(String problem) {
        return new InvalidLedgerException(where(), problem);
    }
}
