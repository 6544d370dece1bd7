package suhuan.gateway.ledger.conformance;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Transaction;

/**
 * An envelope as it stands in a block.
 *
 * @param position where
 * @param transaction transaction that carries it
 * @param submission what was asked
 * @param result what was answered
 */
record Recorded(Position position, Transaction transaction, Submission submission, EnvelopeRecorded result) {
    /** Every envelope of some blocks, in order. A block holds nothing but what was recorded. */
    static List<Recorded> in(List<Block> blocks) {
        List<Recorded> all = new ArrayList<>();
        for (Block block : blocks) {
            for (int t = 0; t < block.getTransactionsCount(); t++) {
                Transaction transaction = block.getTransactions(t);
                int asked = transaction.getBatch().getSubmissionsCount();
                if (asked == 0 || asked != transaction.getResult().getResultsCount()) {
                    throw new AssertionError("block " + block.getNumber() + ", transaction " + t + ": " + asked
                            + " envelopes and " + transaction.getResult().getResultsCount() + " answers");
                }
                for (int e = 0; e < asked; e++) {
                    if (!transaction.getResult().getResults(e).hasRecorded()) {
                        throw new AssertionError("block " + block.getNumber() + " holds what was not recorded: "
                                + transaction.getResult().getResults(e));
                    }
                    all.add(new Recorded(
                            Position.newBuilder()
                                    .setBlockNumber(block.getNumber())
                                    .setTransactionIndex(t)
                                    .setEnvelopeIndex(e)
                                    .build(),
                            transaction,
                            transaction.getBatch().getSubmissions(e),
                            transaction.getResult().getResults(e).getRecorded()));
                }
            }
        }
        return all;
    }

    String envelopeId() {
        return result.getEnvelopeId();
    }

    ByteString envelope() {
        return submission.getEnvelope();
    }

    /** The recording that whoever sent the envelope must have been given. */
    Recording recording() {
        return Recording.newBuilder()
                .setEnvelopeId(result.getEnvelopeId())
                .addAllVerdicts(result.getVerdictsList())
                .setTransactionId(transaction.getTransactionId())
                .setPosition(position)
                .setRecordedAtMs(transaction.getRecordedAtMs())
                .build();
    }
}
