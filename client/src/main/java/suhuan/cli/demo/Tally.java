package suhuan.cli.demo;

import suhuan.common.v1.Position;
import suhuan.ledger.v1.Receipt;

/** What was loaded, and how far the ledger has come. */
final class Tally {
    private int envelopes;
    private int commands;
    private int alreadyRecorded;
    private Position last = Position.getDefaultInstance();

    synchronized void count(Receipt receipt) {
        envelopes++;
        commands += receipt.getRecording().getVerdictsCount();
        if (receipt.getAlreadyRecorded()) alreadyRecorded++;
        Position position = receipt.getRecording().getPosition();
        if (after(position, last)) last = position;
    }

    private static boolean after(Position a, Position b) {
        if (a.getBlockNumber() != b.getBlockNumber()) return a.getBlockNumber() > b.getBlockNumber();
        if (a.getTransactionIndex() != b.getTransactionIndex())
            return a.getTransactionIndex() > b.getTransactionIndex();
        return a.getEnvelopeIndex() > b.getEnvelopeIndex();
    }

    synchronized int envelopes() {
        return envelopes;
    }

    synchronized int commands() {
        return commands;
    }

    synchronized int alreadyRecorded() {
        return alreadyRecorded;
    }

    /** The furthest position of all receipts. */
    synchronized Position last() {
        return last;
    }
}
