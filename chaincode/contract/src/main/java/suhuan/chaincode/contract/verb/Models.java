package suhuan.chaincode.contract.verb;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Filed models as verbs look them up. */
public final class Models {
    private static final String ANY_BATTERY = "of any number";

    private Models() {}

    /** A model that must be filed, whatever battery of it is meant; null where {@code checks} says it is not. */
    public static @Nullable BatteryModel filed(String modelCode, WorkingState state, Checks checks) {
        return filed(modelCode, ANY_BATTERY, state, checks);
    }

    /**
     * A model that must be filed; null where {@code checks} says it is not.
     *
     * @param batteryId battery it is looked up for, as the refusal names it
     */
    public static @Nullable BatteryModel filed(String modelCode, String batteryId, WorkingState state, Checks checks) {
        BatteryModel model = state.find(Families.MODEL, StateKeys.model(modelCode));
        checks.require(model != null, Reason.MODEL_NOT_FILED, "model_code", modelCode, "battery_id", batteryId);
        return model;
    }
}
