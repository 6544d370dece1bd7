package suhuan.chaincode.contract.battery;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Batteries and vehicles as the verbs of this package look them up. */
final class Goods {
    private Goods() {}

    /** A battery that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable Battery battery(String id, WorkingState state, Checks checks) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(id));
        checks.require(battery != null, Reason.BATTERY_NOT_FOUND, "battery_id", id);
        return battery;
    }

    /** A vehicle; empty where the ledger knows none. */
    static Vehicle vehicle(String vin, WorkingState state) {
        Vehicle vehicle = state.find(Families.VEHICLE, StateKeys.vehicle(vin));
        return vehicle == null ? Vehicle.empty(vin) : vehicle;
    }

    /** Takes a battery off the list of the vehicle it is in, if it is in one. */
    static void release(Battery battery, WorkingState state, Change change) {
        if (battery.installed()) {
            Items.add(change, vehicle(battery.vin(), state).without(battery.id()));
        }
    }
}
