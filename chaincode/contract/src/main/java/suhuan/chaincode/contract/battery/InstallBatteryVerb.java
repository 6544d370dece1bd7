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
import suhuan.chaincode.domain.battery.Finding;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.code.Vin;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.BatteryInstalled;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.InstallBattery;

/** Puts a battery into a vehicle. */
public final class InstallBatteryVerb implements Verb<InstallBattery> {
    private static final List<Role> INSTALLERS = List.of(Role.VEHICLE_MAKER, Role.REPAIRER);

    @Override
    public void shape(InstallBattery command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("battery_id", command.getBatteryId());
        fields.vin("vin", command.getVin(), command.getCheckDigitDemanded());
    }

    @Override
    public void plan(InstallBattery command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId())).write(StateKeys.vehicle(command.getVin()));
    }

    @Override
    public Decision<Change> apply(InstallBattery command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(INSTALLERS, checks);
        Battery battery = Goods.battery(command.getBatteryId(), state, checks);
        Vehicle vehicle = Goods.vehicle(command.getVin(), state);
        if (battery != null) {
            BatteryRules.mayBeInstalled(battery, vehicle, acting.partyId(), acting.nowMs(), acting.day(), checks);
        }
        if (!checks.clean() || battery == null) {
            return checks.refused();
        }
        Battery installed = battery.putInto(vehicle.vin());
        Vehicle laden = vehicle.with(battery.id());
        BatteryInstalled.Builder fact = BatteryInstalled.newBuilder()
                .setBatteryId(installed.id())
                .setVin(laden.vin())
                .setBatteriesInVehicle(laden.count())
                .setCustody(Results.of(installed.custody()))
                .setDispositionValue(installed.disposition().number());
        if (Vin.check(laden.vin(), command.getCheckDigitDemanded()) instanceof Vin.CheckDigitDiffers) {
            fact.addFindingsValue(Finding.VIN_CHECK_DIGIT.number());
        }
        Change change = Change.told(Fact.newBuilder().setBatteryInstalled(fact));
        Items.add(change, installed);
        Items.add(change, laden);
        return Decision.accepted(change);
    }
}
