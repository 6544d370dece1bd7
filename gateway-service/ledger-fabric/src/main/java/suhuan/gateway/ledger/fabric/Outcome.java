package suhuan.gateway.ledger.fabric;

import org.hyperledger.fabric.protos.peer.TxValidationCode;
import suhuan.gateway.ledger.fabric.chain.ChainBlock;

/** What became of an endorsed transaction. */
sealed interface Outcome {
    /** It counts. */
    record Valid(ChainBlock block, long nanos) implements Outcome {}

    /** It is in a block and does not count. */
    record Invalid(TxValidationCode code) implements Outcome {}

    /** The orderers do not take one as large as this. */
    record TooLarge(String text) implements Outcome {}

    /** The orderers do not take it. */
    record Refused(String text) implements Outcome {}

    /** The ledger closed before it was known; callers were told. */
    record Unsettled() implements Outcome {}
}
