package suhuan.chaincode.contract.hold;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.HeldGoods;

/**
 * Goods a command of this package names, as the ledger knows them.
 *
 * @param batteries batteries, in the order of the command
 * @param lots lots, in the order of the command
 */
record HeldBack(List<Battery> batteries, List<Lot> lots) {
    static final int LONGEST_CASE_ID = 60;
    static final int LONGEST_REASON = 500;
    private static final int MOST = 200;

    /** Checks the goods a command names. */
    static void check(HeldGoods goods, FieldChecks fields) {
        int count = goods.getBatteryIdsCount() + goods.getLotIdsCount();
        fields.count("goods", count, MOST);
        if (count > MOST) {
            return;
        }
        for (int i = 0; i < goods.getBatteryIdsCount(); i++) {
            fields.existingId("goods.battery_ids[" + i + "]", goods.getBatteryIds(i));
        }
        for (int i = 0; i < goods.getLotIdsCount(); i++) {
            fields.existingId("goods.lot_ids[" + i + "]", goods.getLotIds(i));
        }
        fields.distinct("goods.battery_ids", goods.getBatteryIdsList());
        fields.distinct("goods.lot_ids", goods.getLotIdsList());
    }

    /** Names the keys of the goods. */
    static void plan(HeldGoods goods, PlannedKeys keys) {
        for (String id : goods.getBatteryIdsList()) {
            keys.write(StateKeys.battery(id));
        }
        for (String id : goods.getLotIdsList()) {
            keys.write(StateKeys.lot(id));
        }
    }

    /** Looks the goods up; what is not there is refused. */
    static HeldBack find(HeldGoods goods, WorkingState state, Checks checks) {
        List<Battery> batteries = new ArrayList<>();
        for (String id : goods.getBatteryIdsList()) {
            Battery battery = state.find(Families.BATTERY, StateKeys.battery(id));
            if (battery == null) {
                checks.refuse(Reason.BATTERY_NOT_FOUND, "battery_id", id);
            } else {
                batteries.add(battery);
            }
        }
        List<Lot> lots = new ArrayList<>();
        for (String id : goods.getLotIdsList()) {
            Lot lot = state.find(Families.LOT, StateKeys.lot(id));
            if (lot == null) {
                checks.refuse(Reason.LOT_NOT_FOUND, "lot_id", id);
            } else {
                lots.add(lot);
            }
        }
        return new HeldBack(batteries, lots);
    }

    /** Whether the regulator acts. */
    static boolean byRegulator(Acting acting) {
        return acting.party().is(Role.REGULATOR);
    }

    /** Refuses more than an item may carry. */
    static void mustHaveRoom(String itemId, int count, String what, int limit, Checks checks) {
        checks.require(
                count < limit, Reason.LIMIT_REACHED, "item_id", itemId, "count", count, "what", what, "limit", limit);
    }
}
