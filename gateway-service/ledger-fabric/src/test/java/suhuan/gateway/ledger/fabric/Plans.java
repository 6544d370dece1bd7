package suhuan.gateway.ledger.fabric;

import java.util.Set;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.ledger.v1.Submission;

/** Plans of contracts, as the wiring would give them to the ledger. */
final class Plans {
    private static final Contract LAW = new Contract();

    private Plans() {}

    static TouchedKeys ofTheLaw(LedgerSubmission submission) {
        return of(LAW, submission);
    }

    static TouchedKeys of(TransactionExecutor contract, LedgerSubmission submission) {
        KeyPlan plan = contract.plan(Submission.newBuilder()
                .setEnvelope(submission.envelope())
                .setOrganisation(submission.organisation())
                .build());
        return new TouchedKeys(Set.copyOf(plan.reads()), Set.copyOf(plan.writes()));
    }
}
