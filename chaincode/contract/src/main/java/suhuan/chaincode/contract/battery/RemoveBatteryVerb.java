package suhuan.chaincode.contract.battery;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.BatteryRemoved;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RemoveBattery;

/** Takes a battery out of a vehicle. */
public final class RemoveBatteryVerb implements Verb<RemoveBattery> {
    private static final List<Role> REMOVERS =
            List.of(Role.VEHICLE_MAKER, Role.REPAIRER, Role.VEHICLE_DISMANTLER, Role.COLLECTOR);

    @Override
    public void shape(RemoveBattery command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.vin("vin", command.getVin(), false);
    }

    @Override
    public void plan(RemoveBattery command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId())).write(StateKeys.vehicle(command.getVin()));
    }

    @Override
    public Decision<Change> apply(RemoveBattery command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(REMOVERS, checks);
        Battery battery = Goods.battery(command.getBatteryId(), state, checks);
        if (battery != null) {
            BatteryRules.mayBeRemoved(battery, command.getVin(), checks);
        }
        if (!checks.clean() || battery == null) {
            return checks.refused();
        }
        Battery removed = battery.takenOutBy(acting.custody());
        Vehicle left = Goods.vehicle(command.getVin(), state).without(battery.id());
        Change change = Change.told(Fact.newBuilder()
                .setBatteryRemoved(BatteryRemoved.newBuilder()
                        .setBatteryId(removed.id())
                        .setVin(left.vin())
                        .setFromPartyId(battery.custody().partyId())
                        .setBatteriesInVehicle(left.count())
                        .setCustody(Results.of(removed.custody()))
                        .setDispositionValue(removed.disposition().number())));
        Items.add(change, removed);
        Items.add(change, left);
        return Decision.accepted(change);
    }
}
