package suhuan.chaincode.contract.handover;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.ProductParts;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WaitingRuns;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverRules;
import suhuan.chaincode.domain.handover.ToleranceRule;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CarrierLeg;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;

/** Offers goods to another party. */
public final class OfferHandOverVerb implements Verb<OfferHandOver> {
    private static final int LONGEST_ID = 60;
    private static final int MOST_LEGS = 20;
    private static final int LONGEST_CARRIER = 100;
    private static final int LONGEST_PLATE = 20;

    @Override
    public void shape(OfferHandOver command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("hand_over_id", command.getHandOverId(), LONGEST_ID);
        fields.existingId("consignee_party_id", command.getConsigneePartyId());
        fields.stated("act", command.getActValue(), Act.values().length);
        fields.known("tolerance_rule", command.getToleranceRuleValue(), ToleranceRule.values().length);
        fields.range("expires_at_ms", command.getExpiresAtMs(), 1, Long.MAX_VALUE);
        fields.count("goods", command.getGoodsCount(), HandOver.MOST_LINES);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getGoodsCount(), HandOver.MOST_LINES); i++) {
            ids.add(checkGoods("goods[" + i + "]", command.getGoods(i), fields));
        }
        fields.distinct("goods", ids);
        fields.atMost("legs", command.getLegsCount(), MOST_LEGS);
        for (int i = 0; i < Math.min(command.getLegsCount(), MOST_LEGS); i++) {
            checkLeg("legs[" + i + "].", command.getLegs(i), fields);
        }
    }

    @Override
    public void plan(OfferHandOver command, PlannedKeys keys) {
        keys.write(StateKeys.handOver(command.getHandOverId())).read(StateKeys.party(command.getConsigneePartyId()));
        for (Goods goods : command.getGoodsList()) {
            keys.write(
                    goods.hasLot()
                            ? StateKeys.lot(goods.getLot().getLotId())
                            : StateKeys.battery(goods.getBatteryId()));
        }
    }

    /** Runs that wait for a residue: an acceptance in the same transaction tells them, and cannot name them. */
    @Override
    public void planMore(OfferHandOver command, WorkingState state, PlannedKeys keys) {
        for (Goods goods : command.getGoodsList()) {
            if (goods.hasLot()) {
                WaitingRuns.read(goods.getLot().getLotId(), state, keys);
            }
        }
    }

    @Override
    public Decision<Change> apply(OfferHandOver command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String consignee = command.getConsigneePartyId();
        checks.require(
                state.find(Families.PARTY, StateKeys.party(consignee)) != null,
                Reason.PARTY_NOT_FOUND,
                "party_id",
                consignee);
        checks.require(
                state.find(Families.HAND_OVER, StateKeys.handOver(command.getHandOverId())) == null,
                Reason.HAND_OVER_ALREADY_EXISTS,
                "hand_over_id",
                command.getHandOverId());
        HandOverRules.mustHaveTwoParties(acting.partyId(), consignee, checks);
        HandOverRules.mustEndInTime(command.getExpiresAtMs(), acting.nowMs(), checks);
        Offer offer = new Offer(command, acting);
        for (Goods goods : command.getGoodsList()) {
            if (goods.hasLot()) {
                offerLot(goods.getLot().getLotId(), goods.getLot().getMassMg(), acting, state, offer, checks);
            } else {
                offerBattery(goods.getBatteryId(), acting, state, offer, checks);
            }
        }
        return checks.clean() ? Decision.accepted(offer.change()) : checks.refused();
    }

    private static String checkGoods(String path, Goods goods, FieldChecks fields) {
        if (goods.hasLot()) {
            fields.existingId(path + ".lot.lot_id", goods.getLot().getLotId());
            fields.range(path + ".lot.mass_mg", goods.getLot().getMassMg(), 0, Mass.MAX_MG);
            return "lot " + goods.getLot().getLotId();
        }
        fields.existingId(path + ".battery_id", goods.getBatteryId());
        return "battery " + goods.getBatteryId();
    }

    private static void checkLeg(String path, CarrierLeg leg, FieldChecks fields) {
        fields.text(path + "carrier", leg.getCarrier(), LONGEST_CARRIER);
        fields.optionalText(path + "vehicle_plate", leg.getVehiclePlate(), LONGEST_PLATE);
        fields.optionalRegion(leg.getFromRegionCode());
        fields.optionalRegion(leg.getToRegionCode());
    }

    private static void offerBattery(String id, Acting acting, WorkingState state, Offer offer, Checks checks) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(id));
        if (battery == null) {
            checks.refuse(Reason.BATTERY_NOT_FOUND, "battery_id", id);
            return;
        }
        mustNotBeTraded(id, battery.waste() && offer.act() == Act.TRADE, checks);
        BatteryRules.mayBeOffered(battery, acting.partyId(), acting.nowMs(), checks);
        if (checks.clean()) {
            offer.add(battery, ProductParts.models(id, state));
        }
    }

    private static void offerLot(
            String id, long askedMg, Acting acting, WorkingState state, Offer offer, Checks checks) {
        Lot lot = state.find(Families.LOT, StateKeys.lot(id));
        // Every lot is waste or scrap, but for the products of runs.
        boolean product = lot != null && lot.nature().kind() == LotKind.PRODUCT;
        mustNotBeTraded(id, offer.act() == Act.TRADE && !product, checks);
        if (lot == null) {
            checks.refuse(Reason.LOT_NOT_FOUND, "lot_id", id);
            return;
        }
        LotRules.mayBeOffered(lot, askedMg, acting.partyId(), acting.nowMs(), checks);
        if (checks.clean()) {
            offer.add(lot, askedMg);
        }
    }

    private static void mustNotBeTraded(String itemId, boolean tradedWaste, Checks checks) {
        checks.require(!tradedWaste, Reason.ACT_NOT_FOR_WASTE, "item_id", itemId, "act", Act.TRADE.name());
    }
}
