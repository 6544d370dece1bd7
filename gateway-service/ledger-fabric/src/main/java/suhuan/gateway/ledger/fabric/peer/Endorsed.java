package suhuan.gateway.ledger.fabric.peer;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.client.Transaction;

/** A transaction with enough endorsements, ready to be ordered. Used by one thread at a time. */
public final class Endorsed {
    private final Peer peer;
    private final Transaction transaction;
    private final ByteString result;

    Endorsed(Peer peer, Transaction transaction) {
        this.peer = peer;
        this.transaction = transaction;
        this.result = ByteString.copyFrom(transaction.getResult());
    }

    /** Its id. */
    public String transactionId() {
        return transaction.getTransactionId();
    }

    /** What the chaincode answered. */
    public ByteString result() {
        return result;
    }

    /** The peer that collected the endorsements. */
    Peer peer() {
        return peer;
    }

    Transaction transaction() {
        return transaction;
    }
}
