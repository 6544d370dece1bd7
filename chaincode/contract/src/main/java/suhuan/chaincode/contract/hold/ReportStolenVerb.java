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
import suhuan.ledger.v1.ReportStolen;

/** Says that goods were stolen. */
public final class ReportStolenVerb implements Verb<ReportStolen> {
    private static final int LONGEST_REPORT_NO = 60;

    @Override
    public void shape(ReportStolen command, EnvelopePayload envelope, FieldChecks fields) {
        holding(command).shape(fields);
        fields.optionalText("report_no", command.getReportNo(), LONGEST_REPORT_NO);
    }

    @Override
    public void plan(ReportStolen command, PlannedKeys keys) {
        holding(command).plan(keys);
    }

    @Override
    public Decision<Change> apply(ReportStolen command, Acting acting, WorkingState state) {
        return holding(command).apply(acting, state);
    }

    private static Holding holding(ReportStolen command) {
        return new Holding(
                HoldKind.STOLEN,
                command.getCaseId(),
                command.getGoods(),
                command.getReason(),
                command.getReportNo(),
                command.getEvidenceSha256());
    }
}
