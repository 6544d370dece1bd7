package suhuan.chaincode.contract.hold;

import com.google.protobuf.ByteString;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.hold.Holds;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GoodsHeldBack;
import suhuan.ledger.v1.HeldGoods;

/**
 * Goods held back by a new case, whatever its kind.
 *
 * @param kind why
 * @param caseId the case
 * @param goods what
 * @param reason as said
 * @param reportNo number of the report to the police; empty for none
 * @param evidence SHA-256 of the evidence, or empty
 */
record Holding(HoldKind kind, String caseId, HeldGoods goods, String reason, String reportNo, ByteString evidence) {
    void shape(FieldChecks fields) {
        fields.newId("case_id", caseId, HeldBack.LONGEST_CASE_ID);
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
        boolean regulator = HeldBack.byRegulator(acting);
        checks.require(
                state.find(Families.HOLD_CASE, StateKeys.holdCase(caseId)) == null,
                Reason.CASE_ALREADY_EXISTS,
                "case_id",
                caseId);
        HeldBack found = HeldBack.find(goods, state, checks);
        for (Battery battery : found.batteries()) {
            BatteryRules.mayBeHeldBack(battery, acting.partyId(), regulator, checks);
            mustHaveRoom(battery.id(), battery.holds(), checks);
        }
        for (Lot lot : found.lots()) {
            LotRules.mayBeHeldBack(lot, acting.partyId(), regulator, checks);
            mustHaveRoom(lot.id(), lot.holds(), checks);
        }
        return checks.clean() ? Decision.accepted(change(found, acting, regulator)) : checks.refused();
    }

    private static void mustHaveRoom(String itemId, Holds holds, Checks checks) {
        HeldBack.mustHaveRoom(itemId, holds.open().size(), "open cases", Holds.MOST, checks);
    }

    private Change change(HeldBack found, Acting acting, boolean regulator) {
        HoldCase opened = new HoldCase(caseId, kind, acting.partyId(), regulator, "", false);
        Change change = Change.told(Fact.newBuilder()
                .setGoodsHeldBack(GoodsHeldBack.newBuilder()
                        .setCaseId(caseId)
                        .setKindValue(kind.number())
                        .setGoods(goods)
                        .setReason(reason)
                        .setReportNo(reportNo)
                        .setByRegulator(regulator)
                        .setEvidenceSha256(evidence)));
        Items.add(change, opened);
        for (Battery battery : found.batteries()) {
            Items.add(change, battery.heldBack(battery.holds().with(opened.hold())));
        }
        for (Lot lot : found.lots()) {
            Items.add(change, lot.heldBack(lot.holds().with(opened.hold())));
        }
        return change.created(caseId);
    }
}
