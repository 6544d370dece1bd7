package suhuan.chaincode.contract.vehicle;

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
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.vehicle.Scrapping;
import suhuan.chaincode.domain.vehicle.VehicleCase;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ScrapVehicle;
import suhuan.ledger.v1.VehicleScrapped;

/** Records a vehicle that is scrapped and the batteries that came in it. */
public final class ScrapVehicleVerb implements Verb<ScrapVehicle> {
    private static final int LONGEST_CERTIFICATE = 60;
    private static final List<Role> DISMANTLERS = List.of(Role.VEHICLE_DISMANTLER);

    @Override
    public void shape(ScrapVehicle command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.vin("vin", command.getVin(), false);
        fields.atMost("battery_ids", command.getBatteryIdsCount(), Vehicle.MOST_BATTERIES);
        for (int i = 0; i < Math.min(command.getBatteryIdsCount(), Vehicle.MOST_BATTERIES); i++) {
            fields.existingId("battery_ids[" + i + "]", command.getBatteryIds(i));
        }
        fields.distinct("battery_ids", command.getBatteryIdsList());
        fields.text("certificate_no", command.getCertificateNo(), LONGEST_CERTIFICATE);
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(ScrapVehicle command, PlannedKeys keys) {
        keys.write(StateKeys.vehicle(command.getVin())).write(StateKeys.vehicleFile(command.getVin()));
        for (String id : command.getBatteryIdsList()) {
            keys.write(StateKeys.battery(id));
        }
    }

    @Override
    public Decision<Change> apply(ScrapVehicle command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(DISMANTLERS, checks);
        acting.siteNeeded().mustBeWorkshop(checks);
        Vehicle vehicle = VehicleFiles.vehicle(command.getVin(), state);
        checks.require(!vehicle.scrapped(), Reason.VEHICLE_SCRAPPED, "vin", vehicle.vin());
        return checks.clean() ? Decision.accepted(change(command, vehicle, acting, state)) : checks.refused();
    }

    private static Change change(ScrapVehicle command, Vehicle vehicle, Acting acting, WorkingState state) {
        VehicleFile file = VehicleFiles.file(vehicle.vin(), state);
        Scrapping scrapping = Scrapping.of(vehicle, file, command.getBatteryIdsList());
        String caseId = scrapping.wanting().nothing() ? "" : VehicleCase.id(acting.envelopeId(), acting.commandIndex());
        Change change = Change.told(Fact.newBuilder()
                .setVehicleScrapped(VehicleScrapped.newBuilder()
                        .setVin(vehicle.vin())
                        .setOutcomeValue(scrapping.outcome().number())
                        .setCertificateNo(command.getCertificateNo())
                        .addAllTakenBatteryIds(scrapping.taken())
                        .addAllMissingBatteryIds(scrapping.wanting().missing())
                        .addAllForeignBatteryIds(scrapping.wanting().foreign())
                        .setUnexplainedCount(scrapping.wanting().unexplained())
                        .setCaseId(caseId)
                        .setCustody(Results.of(acting.custody()))
                        .setDispositionValue(Disposition.REMOVED.number())
                        .setEvidenceSha256(command.getEvidenceSha256())));
        Vehicle left = vehicle.afterScrapping();
        for (String id : scrapping.taken()) {
            Battery battery = state.need(Families.BATTERY, StateKeys.battery(id));
            Items.add(change, battery.takenOutBy(acting.custody()));
            left = left.without(id);
        }
        Items.add(change, left);
        Items.add(change, file.opening(caseId, scrapping.wanting()));
        if (!caseId.isEmpty()) {
            Items.add(change, new VehicleCase(caseId, vehicle.vin(), false));
            change.created(caseId);
        }
        return change;
    }
}
