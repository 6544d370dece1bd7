package suhuan.cli.show;

import suhuan.api.v1.BatteryView;
import suhuan.api.v1.VehicleBatteryView;
import suhuan.api.v1.VehicleCaseView;
import suhuan.api.v1.VehicleView;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.DeclareConformity;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.RecordReplacement;

/** What is known of a second life and of vehicles, as rows. */
final class SecondLifeRows {
    private SecondLifeRows() {}

    static void add(TextTable table, BatteryView battery, Texts texts) {
        row(table, texts, "parent", battery.getParentId());
        row(table, texts, "product", battery.getProductId());
        if (!battery.getResponsiblePartyId().equals(battery.getMakerPartyId())) {
            row(
                    table,
                    texts,
                    "responsible",
                    EventText.named(battery.getResponsibleName(), battery.getResponsiblePartyId()));
        }
        if (battery.hasAssessment()) row(table, texts, "assessment", assessment(battery.getAssessment(), texts));
        if (battery.hasDeployment()) {
            row(
                    table,
                    texts,
                    "application",
                    battery.getDeployment().getApplication() + " "
                            + battery.getDeployment().getInstallation());
        }
        if (battery.hasConformity()) row(table, texts, "conformity", conformity(battery, texts));
    }

    static void add(TextTable table, VehicleView vehicle, Texts texts) {
        if (vehicle.getOutcomeValue() != 0) {
            row(table, texts, "outcome", Vocabulary.term(vehicle.getOutcome(), texts.language()));
        }
        row(table, texts, "certificate", vehicle.getCertificateNo());
        if (!vehicle.getCaseId().isEmpty()) {
            String state = vehicle.getCaseId().equals(vehicle.getOpenCaseId()) ? "case.open" : "case.closed";
            row(table, texts, "case", vehicle.getCaseId() + " · " + texts.get(state));
        }
        for (VehicleBatteryView battery : vehicle.getBatteriesList()) {
            String since =
                    battery.getSinceMs() == 0 ? "" : " · " + texts.get("item.since", Units.time(battery.getSinceMs()));
            row(table, texts, "battery", battery.getBatteryId() + since);
        }
        vehicle.getReplacementsList()
                .forEach(replacement -> row(table, texts, "replacement", replacement(replacement, texts)));
    }

    private static String replacement(RecordReplacement replacement, Texts texts) {
        String added = replacement.getNewBatteryId().isEmpty() ? "–" : replacement.getNewBatteryId();
        return Units.day(replacement.getReplacedOnYyyymmdd()) + " · " + replacement.getOldBatteryId() + " → " + added
                + " · "
                + texts.get("item.voucher", replacement.getVoucherNo(), replacement.getVoucherPartyId());
    }

    static void add(TextTable table, VehicleCaseView vehicleCase, Texts texts) {
        row(table, texts, "vin", vehicleCase.getVin());
        row(table, texts, "missing", texts.list(vehicleCase.getMissingBatteryIdsList()));
        row(table, texts, "foreign", texts.list(vehicleCase.getForeignBatteryIdsList()));
        if (vehicleCase.getUnexplainedCount() != 0) {
            row(table, texts, "unexplained", Integer.toString(vehicleCase.getUnexplainedCount()));
        }
    }

    private static String assessment(RecordAssessment assessment, Texts texts) {
        return Units.day(assessment.getAssessedOnYyyymmdd()) + " · "
                + SecondLifeText.percent(assessment.getStateOfHealthPpm()) + " · "
                + Units.capacity(assessment.getCapacityMah()) + " · "
                + Vocabulary.term(assessment.getSuitability(), texts.language()) + " · " + assessment.getMethod();
    }

    private static String conformity(BatteryView battery, Texts texts) {
        DeclareConformity conformity = battery.getConformity();
        String revoked = battery.getConformityRevokedFromYyyymmdd() == 0
                ? ""
                : " " + texts.get("item.revoked_from", Units.day(battery.getConformityRevokedFromYyyymmdd()));
        return Vocabulary.term(conformity.getKind(), texts.language()) + " " + conformity.getDocumentNo() + " "
                + Units.day(conformity.getValidFromYyyymmdd()) + " – " + Units.day(conformity.getValidToYyyymmdd())
                + revoked;
    }

    private static void row(TextTable table, Texts texts, String key, String value) {
        if (!value.isBlank()) table.row(texts.get("field." + key), value);
    }
}
