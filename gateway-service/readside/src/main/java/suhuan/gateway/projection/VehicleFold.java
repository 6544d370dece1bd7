package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.ledger.v1.ReplacementRecorded;
import suhuan.ledger.v1.VehicleScrapped;

/** Facts of vehicles. */
final class VehicleFold {
    private final WorkingSet working;

    VehicleFold(WorkingSet working) {
        this.working = working;
    }

    void scrapped(RecordedFact recorded, long factNo, VehicleScrapped fact) throws SQLException {
        VehicleRow vehicle = working.vehicle(recorded, fact.getVin());
        vehicle.scrappedFactNo = factNo;
        long actingNo = working.party(recorded, recorded.fact().getPartyId());
        working.sights().add(actingNo, vehicle.itemNo, factNo);
        for (String id : fact.getTakenBatteryIdsList()) {
            BatteryRow row = working.battery(recorded, id);
            row.vin = "";
            row.disposition = fact.getDispositionValue();
            Fold.hold(working, recorded, factNo, row, fact.getCustody());
        }
        if (!fact.getCaseId().isEmpty()) {
            VehicleCaseRow opened = new VehicleCaseRow();
            opened.vehicleNo = vehicle.itemNo;
            working.create(recorded, ItemKey.vehicleCase(fact.getCaseId()), opened);
            vehicle.openCaseNo = opened.itemNo;
            working.sights().add(actingNo, opened.itemNo, factNo);
        }
    }

    void replaced(RecordedFact recorded, long factNo, ReplacementRecorded fact) throws SQLException {
        VehicleRow vehicle = working.vehicle(recorded, fact.getReplacement().getVin());
        vehicle.replacementCount++;
        working.sights().add(working.party(recorded, recorded.fact().getPartyId()), vehicle.itemNo, factNo);
        if (!fact.getClosedCaseId().isEmpty()) {
            working.vehicleCase(recorded, fact.getClosedCaseId()).closed = true;
            vehicle.openCaseNo = 0;
        }
    }
}
