package suhuan.chaincode.contract.hold;

import org.jspecify.annotations.Nullable;
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
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LiftRecall;
import suhuan.ledger.v1.RecallLifted;

/** Ends a recall. */
public final class LiftRecallVerb implements Verb<LiftRecall> {
    @Override
    public void shape(LiftRecall command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("case_id", command.getCaseId());
        fields.text("reason", command.getReason(), HeldBack.LONGEST_REASON);
    }

    @Override
    public void plan(LiftRecall command, PlannedKeys keys) {
        keys.write(StateKeys.holdCase(command.getCaseId()));
    }

    @Override
    public void planMore(LiftRecall command, WorkingState state, PlannedKeys keys) {
        HoldCase holdCase = state.find(Families.HOLD_CASE, StateKeys.holdCase(command.getCaseId()));
        if (holdCase != null && holdCase.kind() == HoldKind.RECALL) {
            keys.write(StateKeys.recalls(holdCase.modelCode()));
        }
    }

    @Override
    public Decision<Change> apply(LiftRecall command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        HoldCase holdCase = state.find(Families.HOLD_CASE, StateKeys.holdCase(command.getCaseId()));
        if (holdCase == null) {
            checks.refuse(Reason.CASE_NOT_FOUND, "case_id", command.getCaseId());
            return checks.refused();
        }
        holdCase.mustBeEndedBy(acting.partyId(), HeldBack.byRegulator(acting), checks);
        holdCase.mustBeOf(HoldKind.RECALL, HoldKind.RECALL, checks);
        checks.require(!holdCase.closed(), Reason.CASE_CLOSED, "case_id", holdCase.id());
        if (!checks.clean()) {
            return checks.refused();
        }
        String key = StateKeys.recalls(holdCase.modelCode());
        @Nullable Recalls recalls = state.find(Families.RECALLS, key);
        Change change = Change.told(Fact.newBuilder()
                .setRecallLifted(RecallLifted.newBuilder()
                        .setCaseId(holdCase.id())
                        .setModelCode(holdCase.modelCode())
                        .setReason(command.getReason())));
        Items.add(change, holdCase.lifted());
        change.plain(key, Families.RECALLS, (recalls == null ? Recalls.NONE : recalls).without(holdCase.id()));
        return Decision.accepted(change);
    }
}
