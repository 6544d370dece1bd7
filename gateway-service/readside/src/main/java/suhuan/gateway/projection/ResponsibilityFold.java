package suhuan.gateway.projection;

import java.sql.SQLException;
import suhuan.common.v1.DutyTrigger;
import suhuan.gateway.measure.ChinaDays;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileReport;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.ReturnedItem;
import suhuan.ledger.v1.Share;

/** Facts of responsibility, and what facts of any kind make a party owe a report for. */
final class ResponsibilityFold {
    private final WorkingSet working;

    ResponsibilityFold(WorkingSet working) {
        this.working = working;
    }

    void edition(RecordedFact recorded, String id, boolean whiteList) throws SQLException {
        RuleEditionRow row = new RuleEditionRow();
        row.whiteList = whiteList;
        working.create(recorded, ItemKey.ruleEdition(id), row);
    }

    /** Members see the scheme they are in. */
    void pooled(RecordedFact recorded, long factNo, FormScheme scheme) throws SQLException {
        long schemeNo = declaration(recorded, factNo, scheme.getSchemeId());
        for (Share member : scheme.getMembersList()) {
            working.sights().add(working.party(recorded, member.getPartyId()), schemeNo, factNo);
        }
    }

    /** Returns the number of the declaration. */
    long declaration(RecordedFact recorded, long factNo, String id) throws SQLException {
        DeclarationRow row = new DeclarationRow();
        row.partyNo = working.party(recorded, recorded.fact().getPartyId());
        row.kind = recorded.fact().getFactCase().getNumber();
        working.create(recorded, ItemKey.declaration(id), row);
        working.sights().add(row.partyNo, row.itemNo, factNo);
        return row.itemNo;
    }

    /** Whether a report is in time is judged by the time of the ledger, which nobody claims. */
    void reported(RecordedFact recorded, long factNo, FileReport report) throws SQLException {
        declaration(recorded, factNo, report.getReportId());
        long partyNo = working.party(recorded, recorded.fact().getPartyId());
        int day = ChinaDays.at(recorded.fact().getRecordedAtMs());
        for (String subject : report.getSubjectIdsList()) {
            working.accounts().dutyReport(factNo, partyNo, report.getDutyId(), subject, day);
        }
    }

    /** What the fact makes a party owe, if an edition says so. */
    void owed(RecordedFact recorded, long factNo) throws SQLException {
        Fact fact = recorded.fact();
        String acting = fact.getPartyId();
        switch (fact.getFactCase()) {
            case BATTERY_INSTALLED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_BATTERY_INSTALLED,
                        acting,
                        fact.getBatteryInstalled().getBatteryId());
            case BATTERY_REMOVED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_BATTERY_REMOVED,
                        acting,
                        fact.getBatteryRemoved().getBatteryId());
            case RETURN_RECEIVED -> {
                for (ReturnedItem item : fact.getReturnReceived().getBatteriesList()) {
                    owes(recorded, factNo, DutyTrigger.DUTY_TRIGGER_RETURN_RECEIVED, acting, item.getBatteryId());
                }
            }
            case HAND_OVER_ACCEPTED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_HANDED_OVER,
                        fact.getHandOverAccepted().getConsignorPartyId(),
                        fact.getHandOverAccepted().getHandOverId());
            case VEHICLE_SCRAPPED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_VEHICLE_SCRAPPED,
                        acting,
                        fact.getVehicleScrapped().getVin());
            case PRODUCT_DEPLOYED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_PRODUCT_DEPLOYED,
                        acting,
                        fact.getProductDeployed().getBatteryId());
            case RUN_CLOSED ->
                owes(
                        recorded,
                        factNo,
                        DutyTrigger.DUTY_TRIGGER_RUN_CLOSED,
                        acting,
                        fact.getRunClosed().getRunId());
            default -> {
                // Nobody owes a report for it.
            }
        }
    }

    private void owes(RecordedFact recorded, long factNo, DutyTrigger trigger, String partyId, String subjectId)
            throws SQLException {
        working.accounts()
                .dutyEvent(
                        factNo,
                        trigger.getNumber(),
                        subjectId,
                        working.party(recorded, partyId),
                        AccountFold.day(recorded.fact()));
    }
}
