package suhuan.chaincode.contract.correction;

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
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AnswerCorrection;
import suhuan.ledger.v1.CorrectionAnswered;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;

/** Says whether a party that was asked agrees with a correction. */
public final class AnswerCorrectionVerb implements Verb<AnswerCorrection> {
    @Override
    public void shape(AnswerCorrection command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("correction_id", command.getCorrectionId());
        if (command.getConsents()) {
            fields.optionalText("reason", command.getReason(), CorrectVerb.LONGEST_REASON);
        } else {
            fields.text("reason", command.getReason(), CorrectVerb.LONGEST_REASON);
        }
    }

    @Override
    public void plan(AnswerCorrection command, PlannedKeys keys) {
        keys.write(StateKeys.correction(command.getCorrectionId()));
    }

    @Override
    public Decision<Change> apply(AnswerCorrection command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String partyId = acting.partyId();
        Correction correction = state.find(Families.CORRECTION, StateKeys.correction(command.getCorrectionId()));
        if (correction == null) {
            checks.refuse(Reason.CORRECTION_NOT_FOUND, "correction_id", command.getCorrectionId());
            return checks.refused();
        }
        checks.require(
                correction.asked().contains(partyId),
                Reason.CONSENT_NOT_ASKED,
                "party_id",
                partyId,
                "correction_id",
                correction.id());
        checks.require(
                !correction.answered().contains(partyId),
                Reason.CORRECTION_ALREADY_ANSWERED,
                "party_id",
                partyId,
                "correction_id",
                correction.id());
        if (!checks.clean()) {
            return checks.refused();
        }
        Correction answered = correction.answeredBy(partyId);
        Change change = Change.told(Fact.newBuilder()
                .setCorrectionAnswered(CorrectionAnswered.newBuilder()
                        .setCorrectionId(answered.id())
                        .setConsents(command.getConsents())
                        .setReason(command.getReason())
                        .setOpenAnswers(answered.openAnswers())));
        Items.add(change, answered);
        return Decision.accepted(change);
    }
}
