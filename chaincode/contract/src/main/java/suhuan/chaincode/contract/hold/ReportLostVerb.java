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
import suhuan.ledger.v1.ReportLost;

/** Says that goods are lost. */
public final class ReportLostVerb implements Verb<ReportLost> {
    @Override
    public void shape(ReportLost command, EnvelopePayload envelope, FieldChecks fields) {
        holding(command).shape(fields);
    }

    @Override
    public void plan(ReportLost command, PlannedKeys keys) {
        holding(command).plan(keys);
    }

    @Override
    public Decision<Change> apply(ReportLost command, Acting acting, WorkingState state) {
        return holding(command).apply(acting, state);
    }

    private static Holding holding(ReportLost command) {
        return new Holding(
                HoldKind.LOST,
                command.getCaseId(),
                command.getGoods(),
                command.getReason(),
                "",
                command.getEvidenceSha256());
    }
}
