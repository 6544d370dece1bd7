package suhuan.chaincode.contract.hold;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.ReportFound;

/** Says that lost or stolen goods are there again. */
public final class ReportFoundVerb implements Verb<ReportFound> {
    @Override
    public void shape(ReportFound command, EnvelopePayload envelope, FieldChecks fields) {
        releasing(command).shape(fields);
    }

    @Override
    public void plan(ReportFound command, PlannedKeys keys) {
        releasing(command).plan(keys);
    }

    @Override
    public Decision<Change> apply(ReportFound command, Acting acting, WorkingState state) {
        return releasing(command).apply(acting, state);
    }

    private static Releasing releasing(ReportFound command) {
        return new Releasing(
                HoldKind.LOST,
                HoldKind.STOLEN,
                command.getCaseId(),
                command.getGoods(),
                command.getReason(),
                command.getEvidenceSha256());
    }
}
