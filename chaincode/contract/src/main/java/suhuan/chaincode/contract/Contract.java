package suhuan.chaincode.contract;

import java.util.Collections;
import java.util.TreeSet;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.domain.common.Decision;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/**
 * The contract of the ledger. Stateless and safe for use by many threads.
 *
 * <p>An envelope is answered in this order, the first refusal counts: shape of the envelope (1xx), caller (201 to 204),
 * known envelope (210), signature (22x), then each command: shape (1xx), role and licence (3xx), existence (4xx), custody
 * (5xx), lifecycle (6xx), quantity (7xx), and last whether goods are held back (670 to 673, 690). What is refused before the commands leaves no trace on the ledger.
 */
public final class Contract implements TransactionExecutor {
    @Override
    public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
        return new BatchRun(transaction, state).run(batch);
    }

    /** The plan of a submission that is not of the shape of an envelope is empty: it touches nothing. */
    @Override
    public KeyPlan plan(Submission submission) {
        // Shape depends on the time only in how far ahead a claim may be, and a plan for too many keys does no harm.
        Decision<ReadEnvelope> decision = ReadEnvelope.of(submission, Long.MAX_VALUE);
        if (!(decision instanceof Decision.Accepted<ReadEnvelope> read)) {
            return new KeyPlan(Collections.emptySortedSet(), Collections.emptySortedSet());
        }
        PlannedKeys keys = new PlannedKeys();
        BatchRun.plan(read.value(), keys);
        return new KeyPlan(keys.reads(), new TreeSet<>(keys.writes()));
    }
}
