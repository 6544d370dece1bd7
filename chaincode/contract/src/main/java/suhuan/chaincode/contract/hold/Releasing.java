package suhuan.chaincode.contract.hold;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.hold.Holds;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GoodsReleased;
import suhuan.ledger.v1.HeldGoods;

/**
 * Goods let go from a case of one of two kinds.
 *
 * @param one a kind
 * @param other another
 * @param caseId the case
 * @param goods what
 * @param reason as said
 * @param evidence SHA-256 of the evidence, or empty
 */
record Releasing(HoldKind one, HoldKind other, String caseId, HeldGoods goods, String reason, ByteString evidence) {
    void shape(FieldChecks fields) {
        fields.existingId("case_id", caseId);
        HeldBack.check(goods, fields);
        fields.text("reason", reason, HeldBack.LONGEST_REASON);
        fields.optionalSha256("evidence_sha256", evidence);
    }

    void plan(PlannedKeys keys) {
        keys.write(StateKeys.holdCase(caseId));
        HeldBack.plan(goods, keys);
    }

    Decision<Change> apply(Acting acting, WorkingState state) {
        Checks checks = new Checks();
        HoldCase holdCase = state.find(Families.HOLD_CASE, StateKeys.holdCase(caseId));
        checks.require(holdCase != null, Reason.CASE_NOT_FOUND, "case_id", caseId);
        HeldBack found = HeldBack.find(goods, state, checks);
        if (holdCase != null) {
            holdCase.mustBeEndedBy(acting.partyId(), HeldBack.byRegulator(acting), checks);
            holdCase.mustBeOf(one, other, checks);
            mustBeHeldBack(holdCase, found, state, checks);
        }
        if (!checks.clean() || holdCase == null) {
            return checks.refused();
        }
        return Decision.accepted(change(holdCase, found));
    }

    private void mustBeHeldBack(HoldCase holdCase, HeldBack found, WorkingState state, Checks checks) {
        boolean recall = holdCase.kind() == HoldKind.RECALL;
        for (Battery battery : found.batteries()) {
            mustBeHeld(
                    battery.id(),
                    recall ? recalled(battery, state) : battery.holds().by(caseId),
                    checks);
            if (recall) {
                HeldBack.mustHaveRoom(
                        battery.id(),
                        battery.holds().clearedRecallIds().size(),
                        "released recalls",
                        Holds.MOST,
                        checks);
            }
        }
        for (Lot lot : found.lots()) {
            mustBeHeld(lot.id(), lot.holds().by(caseId), checks);
        }
    }

    private boolean recalled(Battery battery, WorkingState state) {
        String modelCode = BatteryModel.codeOf(battery.id());
        @Nullable
        Recalls recalls = modelCode.isEmpty() ? null : state.find(Families.RECALLS, StateKeys.recalls(modelCode));
        return (recalls != null && recalls.reaches(caseId, battery.id(), battery.holds()))
                || RecalledParts.reaches(caseId, battery, state);
    }

    private void mustBeHeld(String itemId, boolean held, Checks checks) {
        checks.require(held, Reason.NOT_HELD_BACK, "item_id", itemId, "case_id", caseId);
    }

    private Change change(HoldCase holdCase, HeldBack found) {
        Change change = Change.told(Fact.newBuilder()
                .setGoodsReleased(GoodsReleased.newBuilder()
                        .setCaseId(caseId)
                        .setKindValue(holdCase.kind().number())
                        .setGoods(goods)
                        .setReason(reason)
                        .setEvidenceSha256(evidence)));
        Items.add(change, holdCase);
        for (Battery battery : found.batteries()) {
            Holds holds = battery.holds();
            Items.add(
                    change,
                    battery.heldBack(
                            holdCase.kind() == HoldKind.RECALL ? holds.clearedOf(caseId) : holds.without(caseId)));
        }
        for (Lot lot : found.lots()) {
            Items.add(change, lot.heldBack(lot.holds().without(caseId)));
        }
        return change;
    }
}
