package suhuan.chaincode.contract.battery;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.RecoveredRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RecoveredInside;
import suhuan.ledger.v1.RegisterBattery;

/** Recovered material in a new battery: it leaves the lots it is taken from. */
final class RecoveredMaterial {
    private static final int MOST_LOTS = 20;

    private final List<Lot> left = new ArrayList<>();
    private final List<RecoveredInside> told = new ArrayList<>();

    private RecoveredMaterial() {}

    static void shape(RegisterBattery command, FieldChecks fields) {
        fields.atMost("recovered", command.getRecoveredCount(), MOST_LOTS);
        if (command.getRecoveredCount() != 0 && command.getBatteryCode().isEmpty()) {
            fields.malformed("recovered", "", "empty without a battery_code");
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getRecoveredCount(), MOST_LOTS); i++) {
            LotMass part = command.getRecovered(i);
            fields.existingId("recovered[" + i + "].lot_id", part.getLotId());
            fields.range("recovered[" + i + "].mass_mg", part.getMassMg(), 1, Mass.MAX_BATTERY_MG);
            ids.add(part.getLotId());
        }
        fields.distinct("recovered", ids);
    }

    static void plan(RegisterBattery command, String model, PlannedKeys keys) {
        for (LotMass part : command.getRecoveredList()) {
            keys.write(StateKeys.lot(part.getLotId()));
        }
        if (command.getRecoveredCount() != 0) {
            keys.read(StateKeys.composition(model));
        }
    }

    /** Takes it from the lots, or refuses. */
    static RecoveredMaterial take(
            RegisterBattery command,
            Battery.Origin battery,
            String model,
            Acting acting,
            WorkingState state,
            Checks checks) {
        RecoveredMaterial taken = new RecoveredMaterial();
        RecoveredRules rules = new RecoveredRules(battery);
        for (LotMass part : command.getRecoveredList()) {
            Lot lot = state.find(Families.LOT, StateKeys.lot(part.getLotId()));
            if (lot == null) {
                checks.refuse(Reason.LOT_NOT_FOUND, "lot_id", part.getLotId());
                continue;
            }
            LotRules.mayBecomePartOfProduct(
                    lot, part.getMassMg(), acting.partyId(), acting.siteId(), acting.nowMs(), checks);
            rules.add(lot, part.getMassMg());
            if (checks.clean()) {
                taken.add(lot.less(part.getMassMg()), part);
            }
        }
        if (checks.clean() && command.getRecoveredCount() != 0) {
            Assay filed = state.find(Families.COMPOSITION, StateKeys.composition(model));
            rules.mustFit(filed, checks);
        }
        return taken;
    }

    /** Tells it in the fact. */
    void tell(BatteryRegistered.Builder fact) {
        fact.addAllRecovered(told);
    }

    /** Adds what is left of the lots to the change. */
    void addTo(Change change) {
        for (Lot lot : left) {
            Items.add(change, lot);
        }
    }

    private void add(Lot lot, LotMass part) {
        left.add(lot);
        told.add(RecoveredInside.newBuilder()
                .setLotId(part.getLotId())
                .setMassMg(part.getMassMg())
                .setLotRemainingMg(lot.massMg())
                .build());
    }
}
