package suhuan.bench;

import java.util.Locale;
import suhuan.chaincode.contract.Outcome;
import suhuan.gateway.ledger.fabric.FabricLedgerOptions;
import suhuan.ledger.v1.Batch;

/**
 * How large one envelope and its transaction are, of which every command is recorded.
 *
 * @param envelopeBytes size of the envelope
 * @param keysRead keys read
 * @param keysWritten keys written, some of which were read
 * @param writtenBytes size of the keys and values written
 * @param answerBytes size of the answer
 */
record OneTransaction(long envelopeBytes, int keysRead, int keysWritten, long writtenBytes, int answerBytes) {
    /** What orderers take: envelope, answer and what is written travel together. */
    private static final long LARGEST_TRANSACTION = 16L << 20;

    /**
     * Executes a transaction of one envelope and keeps nothing of it.
     *
     * @throws IllegalStateException where a command is refused, or where it would not fit one transaction on Fabric together
     *     with others
     */
    static OneTransaction of(StateMap state, Batch transaction) {
        Outcome outcome = state.execute(transaction);
        StateMap.mustBeRecorded(outcome);
        OneTransaction size = new OneTransaction(
                transaction.getSubmissions(0).getEnvelope().size(),
                outcome.keysRead().size(),
                outcome.writes().size(),
                WrittenState.bytes(outcome.writes()),
                outcome.resultBytes().length);
        FabricLedgerOptions limits = FabricLedgerOptions.defaults();
        boolean fits = transaction.getSubmissionsCount() == 1
                && size.envelopeBytes() <= Math.min(limits.largestEnvelope(), limits.groupBytes())
                && size.keysRead() <= limits.groupKeys()
                && size.envelopeBytes() + size.answerBytes() + size.writtenBytes() <= LARGEST_TRANSACTION;
        if (!fits) {
            throw new IllegalStateException("does not fit one envelope and one transaction: " + size);
        }
        return size;
    }

    /** In words. */
    String text() {
        return String.format(
                Locale.ROOT,
                "one envelope of %,d bytes, one transaction that reads %,d keys, writes %,d with %,d bytes and answers %,d bytes",
                envelopeBytes,
                keysRead,
                keysWritten,
                writtenBytes,
                answerBytes);
    }
}
