package suhuan.chaincode.contract.secondlife;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Packs, modules and cells as the verbs of this package look them up. */
final class Units {
    private Units() {}

    /** A battery that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable Battery find(String id, WorkingState state, Checks checks) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(id));
        checks.require(battery != null, Reason.BATTERY_NOT_FOUND, "battery_id", id);
        return battery;
    }
}
