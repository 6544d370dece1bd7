package suhuan.gateway.ledger.fabric.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.Transaction;

/**
 * A block decoded.
 *
 * @param block as readers see it: what counts and was recorded
 * @param outcomes what became of every transaction in it, by id, whoever's it is
 * @param bytes how much memory it takes, roughly
 */
public record ChainBlock(Block block, Map<String, TxValidationCode> outcomes, int bytes) {
    /** What a transaction of this block recorded, in order; nothing where it is not here or does not count. */
    public List<Recording> recordings(String transactionId) {
        List<Recording> recordings = new ArrayList<>();
        for (int t = 0; t < block.getTransactionsCount(); t++) {
            Transaction transaction = block.getTransactions(t);
            if (transaction.getTransactionId().equals(transactionId)) {
                for (int e = 0; e < transaction.getResult().getResultsCount(); e++) {
                    EnvelopeRecorded recorded =
                            transaction.getResult().getResults(e).getRecorded();
                    recordings.add(Recording.newBuilder()
                            .setEnvelopeId(recorded.getEnvelopeId())
                            .addAllVerdicts(recorded.getVerdictsList())
                            .setTransactionId(transactionId)
                            .setPosition(Position.newBuilder()
                                    .setBlockNumber(block.getNumber())
                                    .setTransactionIndex(t)
                                    .setEnvelopeIndex(e))
                            .setRecordedAtMs(transaction.getRecordedAtMs())
                            .build());
                }
            }
        }
        return recordings;
    }
}
