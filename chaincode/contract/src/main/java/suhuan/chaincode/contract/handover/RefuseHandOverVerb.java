package suhuan.chaincode.contract.handover;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverRules;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverRefused;
import suhuan.ledger.v1.RefuseHandOver;

/** Refuses a hand-over; the goods stay with the consignor. */
public final class RefuseHandOverVerb implements Verb<RefuseHandOver> {
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(RefuseHandOver command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("hand_over_id", command.getHandOverId());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(RefuseHandOver command, PlannedKeys keys) {
        keys.write(StateKeys.handOver(command.getHandOverId()));
    }

    @Override
    public void planMore(RefuseHandOver command, WorkingState state, PlannedKeys keys) {
        OpenHandOver.plan(command.getHandOverId(), state, keys);
    }

    @Override
    public Decision<Change> apply(RefuseHandOver command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        HandOver handOver = OpenHandOver.find(command.getHandOverId(), state, checks);
        if (handOver != null) {
            HandOverRules.mayBeAnsweredBy(handOver, acting.partyId(), acting.nowMs(), checks);
        }
        if (!checks.clean() || handOver == null) {
            return checks.refused();
        }
        HandOverRefused.Builder fact = HandOverRefused.newBuilder()
                .setHandOverId(handOver.id())
                .setConsignorPartyId(handOver.consignorPartyId())
                .setReason(command.getReason());
        Fact.Builder told = Fact.newBuilder();
        Change change = Change.told(told);
        Items.add(change, handOver.resolved(HandOver.Outcome.REFUSED));
        fact.addAllFreed(OpenHandOver.free(handOver, acting.nowMs(), state, change));
        told.setHandOverRefused(fact);
        return Decision.accepted(change);
    }
}
