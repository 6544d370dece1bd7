package suhuan.client;

import suhuan.ledger.v1.Receipt;

/** What became of one envelope. */
public sealed interface RecordAnswer {
    /** The envelope sent. */
    PreparedEnvelope sent();

    /**
     * On the ledger, with a verdict for each command.
     *
     * @param sent the envelope
     * @param receipt its receipt
     */
    record Recorded(PreparedEnvelope sent, Receipt receipt) implements RecordAnswer {}

    /**
     * Refused as a whole: nothing of it is on the ledger.
     *
     * @param sent the envelope
     * @param refusal why
     */
    record RefusedWhole(PreparedEnvelope sent, Refusal refusal) implements RecordAnswer {}
}
