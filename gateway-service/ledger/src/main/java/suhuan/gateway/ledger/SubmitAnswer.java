package suhuan.gateway.ledger;

import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Rejection;

/** What the ledger answered to an envelope. */
public sealed interface SubmitAnswer {
    /** The envelope is on the ledger; single commands of it may be refused. */
    record Recorded(Receipt receipt) implements SubmitAnswer {}

    /** The envelope was refused as a whole and left no trace. */
    record Refused(Rejection rejection) implements SubmitAnswer {}
}
