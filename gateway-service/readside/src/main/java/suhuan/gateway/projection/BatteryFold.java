package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.BatteryInstalled;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.BatteryRemoved;
import suhuan.ledger.v1.CandidateMatched;
import suhuan.ledger.v1.RecoveredInside;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedItem;

/** Facts of batteries and candidates. */
final class BatteryFold {
    private final WorkingSet working;

    BatteryFold(WorkingSet working) {
        this.working = working;
    }

    /** Returns the number of the new battery. */
    long registered(RecordedFact recorded, long factNo, BatteryRegistered fact) throws SQLException {
        BatteryRow row = new BatteryRow();
        row.modelCode = fact.getModelCode();
        row.makerNo = working.party(recorded, fact.getMakerPartyId());
        row.producedOnYyyymmdd = fact.getProducedOnYyyymmdd();
        row.massMg = fact.getMassMg();
        row.capacityMah = fact.getCapacityMah();
        row.voltageMv = fact.getVoltageMv();
        row.childCount = fact.getChildren().getCount();
        row.childrenSha256 = fact.getChildren().getSha256();
        row.legacyLabel = fact.getLegacyLabel();
        row.disposition = fact.getDispositionValue();
        row.batteryStatus = fact.getStatusValue();
        working.create(recorded, ItemKey.battery(fact.getBatteryId()), row);
        Fold.hold(working, recorded, factNo, row, fact.getCustody());
        working.sights().add(row.makerNo, row.itemNo, factNo);
        for (RecoveredInside inside : fact.getRecoveredList()) {
            LotRow lot = working.lot(recorded, inside.getLotId());
            lot.leave(inside.getLotRemainingMg());
            working.writer()
                    .edge(
                            lot.itemNo,
                            row.itemNo,
                            TraceEdgeKind.TRACE_EDGE_KIND_MADE_OF_VALUE,
                            0,
                            inside.getMassMg(),
                            factNo);
        }
        if (!fact.getCandidateId().isEmpty() && fact.getDisposition() != Disposition.DISPOSITION_AWAITING_MATCH) {
            match(recorded, factNo, working.battery(recorded, fact.getCandidateId()), row);
        }
        return row.itemNo;
    }

    void installed(RecordedFact recorded, long factNo, BatteryInstalled fact) throws SQLException {
        BatteryRow row = working.battery(recorded, fact.getBatteryId());
        row.vin = fact.getVin();
        row.disposition = fact.getDispositionValue();
        row.used();
        Fold.hold(working, recorded, factNo, row, fact.getCustody());
    }

    void removed(RecordedFact recorded, long factNo, BatteryRemoved fact) throws SQLException {
        BatteryRow row = working.battery(recorded, fact.getBatteryId());
        row.vin = "";
        row.disposition = fact.getDispositionValue();
        Fold.hold(working, recorded, factNo, row, fact.getCustody());
    }

    void returned(RecordedFact recorded, long factNo, ReturnReceived fact) throws SQLException {
        for (ReturnedItem item : fact.getBatteriesList()) {
            BatteryRow row = item.getCandidateCreated()
                    ? candidate(recorded, item)
                    : working.battery(recorded, item.getBatteryId());
            row.vin = "";
            row.disposition = item.getDispositionValue();
            row.batteryStatus = item.getStatusValue();
            row.safetyClass = item.getSafetyClassValue();
            row.used();
            Fold.hold(working, recorded, factNo, row, fact.getCustody());
            if (!item.getScannedCode().isEmpty() && !item.getScannedCode().equals(item.getBatteryId())) {
                working.writer().scannedCode(item.getScannedCode(), row.itemNo);
            }
        }
    }

    void matched(RecordedFact recorded, long factNo, CandidateMatched fact) throws SQLException {
        BatteryRow candidate = working.battery(recorded, fact.getCandidateId());
        BatteryRow battery = working.battery(recorded, fact.getBatteryId());
        battery.disposition = fact.getDispositionValue();
        battery.batteryStatus = fact.getStatusValue();
        if (!fact.getReleasedVin().isEmpty()) {
            battery.vin = "";
        }
        Fold.hold(working, recorded, factNo, battery, fact.getCustody());
        match(recorded, factNo, candidate, battery);
    }

    private BatteryRow candidate(RecordedFact recorded, ReturnedItem item) throws SQLException {
        BatteryRow row = new BatteryRow();
        row.massMg = item.getMassMg();
        working.create(recorded, ItemKey.battery(item.getBatteryId()), row);
        return row;
    }

    /** From now on one thing: whoever saw the candidate sees the battery, and the maker sees what became of its product. */
    private void match(RecordedFact recorded, long factNo, BatteryRow candidate, BatteryRow battery)
            throws SQLException {
        candidate.disposition = Disposition.DISPOSITION_MATCHED_VALUE;
        battery.holds = HoldFold.joined(battery.holds, candidate.holds);
        candidate.holds = "";
        candidate.matchedWithNo = battery.itemNo;
        battery.matchedWithNo = candidate.itemNo;
        if (candidate.safetyClass != SafetyClass.SAFETY_CLASS_UNSPECIFIED_VALUE) {
            battery.safetyClass = candidate.safetyClass;
        }
        working.sights().share(candidate.itemNo, battery.itemNo, factNo);
        if (battery.makerNo != 0) {
            working.sights().add(battery.makerNo, candidate.itemNo, factNo);
        }
        working.writer()
                .edge(
                        candidate.itemNo,
                        battery.itemNo,
                        TraceEdgeKind.TRACE_EDGE_KIND_MATCHED_VALUE,
                        0,
                        candidate.massMg,
                        factNo);
    }
}
