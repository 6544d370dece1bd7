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
import suhuan.ledger.v1.HandOverWithdrawn;
import suhuan.ledger.v1.WithdrawHandOver;

/** Withdraws an offer, also one that expired; the goods are free again. */
public final class WithdrawHandOverVerb implements Verb<WithdrawHandOver> {
    private static final int LONGEST_REASON = 500;

    @Override
    public void shape(WithdrawHandOver command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("hand_over_id", command.getHandOverId());
        fields.text("reason", command.getReason(), LONGEST_REASON);
    }

    @Override
    public void plan(WithdrawHandOver command, PlannedKeys keys) {
        keys.write(StateKeys.handOver(command.getHandOverId()));
    }

    @Override
    public void planMore(WithdrawHandOver command, WorkingState state, PlannedKeys keys) {
        OpenHandOver.plan(command.getHandOverId(), state, keys);
    }

    @Override
    public Decision<Change> apply(WithdrawHandOver command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        HandOver handOver = OpenHandOver.find(command.getHandOverId(), state, checks);
        if (handOver != null) {
            HandOverRules.mayBeWithdrawnBy(handOver, acting.partyId(), checks);
        }
        if (!checks.clean() || handOver == null) {
            return checks.refused();
        }
        HandOverWithdrawn.Builder fact = HandOverWithdrawn.newBuilder()
                .setHandOverId(handOver.id())
                .setConsigneePartyId(handOver.consigneePartyId())
                .setReason(command.getReason());
        Fact.Builder told = Fact.newBuilder();
        Change change = Change.told(told);
        Items.add(change, handOver.resolved(HandOver.Outcome.WITHDRAWN));
        fact.addAllFreed(OpenHandOver.free(handOver, acting.nowMs(), state, change));
        told.setHandOverWithdrawn(fact);
        return Decision.accepted(change);
    }
}
