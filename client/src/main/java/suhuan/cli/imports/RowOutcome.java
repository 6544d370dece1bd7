package suhuan.cli.imports;

import suhuan.cli.table.PackRow;
import suhuan.client.Refusal;

/** What became of one row. */
public sealed interface RowOutcome {
    /** The row. */
    PackRow row();

    /**
     * On the ledger, by this import now, or before.
     *
     * @param row the row
     * @param before it was there already
     * @param envelopeId envelope that carried it; empty where another import did
     */
    record OnLedger(PackRow row, boolean before, String envelopeId) implements RowOutcome {}

    /**
     * Not sent: the file is wrong.
     *
     * @param row the row and why
     */
    record NotSent(PackRow.Unreadable row) implements RowOutcome {}

    /**
     * The ledger said no.
     *
     * @param row the row
     * @param refusal why
     * @param cell address of the cell it is about
     * @param value what is in it
     */
    record Refused(PackRow row, Refusal refusal, String cell, String value) implements RowOutcome {}

    /**
     * Fit to be sent, in a run that sends nothing.
     *
     * @param row the row
     */
    record Readable(PackRow row) implements RowOutcome {}
}
