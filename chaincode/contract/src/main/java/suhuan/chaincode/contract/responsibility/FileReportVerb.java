package suhuan.chaincode.contract.responsibility;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileReport;
import suhuan.ledger.v1.ReportFiled;

/** Files a report. Whether it is late is a matter of the calendar, not of this rule: a late report is better than none. */
public final class FileReportVerb implements Verb<FileReport> {
    private static final int MOST_SUBJECTS = 200;

    @Override
    public void shape(FileReport command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("report_id", command.getReportId(), Declared.LONGEST_ID);
        fields.newId("duty_id", command.getDutyId(), Declared.LONGEST_ID);
        fields.count("subject_ids", command.getSubjectIdsCount(), MOST_SUBJECTS);
        for (int i = 0; i < Math.min(command.getSubjectIdsCount(), MOST_SUBJECTS); i++) {
            fields.existingId("subject_ids[" + i + "]", command.getSubjectIds(i));
        }
        fields.distinct("subject_ids", command.getSubjectIdsList());
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(FileReport command, PlannedKeys keys) {
        keys.write(StateKeys.declaration(command.getReportId())).read(StateKeys.duty(command.getDutyId()));
    }

    @Override
    public void plan(FileReport command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
        for (String subject : command.getSubjectIdsList()) {
            keys.write(StateKeys.report(envelope.getPartyId(), command.getDutyId(), subject));
        }
    }

    @Override
    public Decision<Change> apply(FileReport command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Declared.mustBeNew(command.getReportId(), state, checks);
        List<Role> roles = state.find(Families.DUTY, StateKeys.duty(command.getDutyId()));
        if (roles == null) {
            checks.refuse(Reason.DUTY_NOT_FOUND, "duty_id", command.getDutyId());
        } else {
            acting.party().mustHoldOneOf(roles, checks);
        }
        for (String subject : command.getSubjectIdsList()) {
            String before =
                    state.find(Families.REPORT, StateKeys.report(acting.partyId(), command.getDutyId(), subject));
            if (before != null) {
                checks.refuse(
                        Reason.REPORT_FILED_BEFORE,
                        "subject_id",
                        subject,
                        "duty_id",
                        command.getDutyId(),
                        "report_id",
                        before);
            }
        }
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setReportFiled(ReportFiled.newBuilder().setReport(command)));
        Items.add(change, Declaration.of(command.getReportId(), acting.partyId()));
        for (String subject : command.getSubjectIdsList()) {
            change.plain(
                    StateKeys.report(acting.partyId(), command.getDutyId(), subject),
                    Families.REPORT,
                    command.getReportId());
        }
        change.created(command.getReportId());
        return Decision.accepted(change);
    }
}
