package suhuan.cli.show;

import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.AssessmentRecorded;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.DeclareConformity;
import suhuan.ledger.v1.DismantledChild;
import suhuan.ledger.v1.ProductDeployed;
import suhuan.ledger.v1.ProductRetired;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.ReplacementRecorded;
import suhuan.ledger.v1.RevokeConformity;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.VehicleScrapped;

/** Facts of second life and of vehicles as sentences. */
final class SecondLifeText {
    private static final int PPM_PER_TENTH_PER_CENT = 1_000;
    private static final int TENTHS = 10;

    private final Texts texts;

    SecondLifeText(Texts texts) {
        this.texts = texts;
    }

    String assessed(AssessmentRecorded fact) {
        RecordAssessment assessment = fact.getAssessment();
        return texts.get(
                "event.assessed",
                percent(assessment.getStateOfHealthPpm()),
                Units.capacity(assessment.getCapacityMah()),
                assessment.getMethod(),
                Vocabulary.term(assessment.getSuitability(), texts.language()),
                texts.get(fact.getSafe() ? "event.safe" : "event.unsafe"));
    }

    String dismantled(BatteryDismantled fact, String itemId) {
        for (DismantledChild child : fact.getChildrenList()) {
            if (child.getBatteryId().equals(itemId)) {
                return texts.get(
                        "event.came_out",
                        fact.getBatteryId(),
                        Units.mass(child.getMassMg()),
                        Vocabulary.term(child.getFate(), texts.language()));
            }
        }
        boolean aLot = fact.getLotsList().stream()
                .anyMatch(lot -> lot.getLot().getLotId().equals(itemId));
        return aLot
                ? texts.get("event.lot_came_out", fact.getBatteryId())
                : texts.get(
                        "event.dismantled", fact.getChildrenCount(), fact.getLotsCount(), Units.mass(fact.getLossMg()));
    }

    /** Seen from the product, or from one of its sources. */
    String made(SecondLifeResult product, String itemId) {
        String status = Vocabulary.term(product.getStatus(), texts.language());
        if (!product.getBatteryId().equals(itemId)) {
            return texts.get("event.built_into", product.getBatteryId(), status);
        }
        return texts.get(
                "event.product_made",
                status,
                product.getSourcesCount(),
                Units.mass(product.getMassMg()),
                Units.capacity(product.getCapacityMah()));
    }

    String deployed(ProductDeployed fact) {
        return fact.getPreviousApplication().isEmpty()
                ? texts.get("event.deployed", fact.getApplication(), fact.getInstallation())
                : texts.get(
                        "event.redeployed",
                        fact.getApplication(),
                        fact.getInstallation(),
                        fact.getPreviousApplication());
    }

    String retired(ProductRetired fact) {
        return texts.get("event.retired", fact.getApplication(), fact.getReason());
    }

    String declared(DeclareConformity conformity) {
        return texts.get(
                "event.conformity_declared",
                Vocabulary.term(conformity.getKind(), texts.language()),
                conformity.getDocumentNo(),
                conformity.getStandard(),
                Units.day(conformity.getValidToYyyymmdd()));
    }

    String revoked(RevokeConformity revocation) {
        return texts.get(
                "event.conformity_revoked",
                revocation.getDocumentNo(),
                Units.day(revocation.getRevokedFromYyyymmdd()),
                revocation.getReason());
    }

    String scrapped(VehicleScrapped fact, String itemId) {
        if (fact.getTakenBatteryIdsList().contains(itemId)) return texts.get("event.taken_from_wreck", fact.getVin());
        return texts.get(
                "event.vehicle_scrapped",
                fact.getCertificateNo(),
                Vocabulary.term(fact.getOutcome(), texts.language()),
                fact.getTakenBatteryIdsCount(),
                fact.getMissingBatteryIdsCount() + fact.getUnexplainedCount(),
                fact.getForeignBatteryIdsCount());
    }

    String replaced(ReplacementRecorded fact) {
        String closed = fact.getClosedCaseId().isEmpty() ? "" : texts.get("event.case_closed", fact.getClosedCaseId());
        return texts.get(
                        "event.replaced",
                        fact.getReplacement().getOldBatteryId(),
                        fact.getReplacement().getNewBatteryId(),
                        fact.getReplacement().getVoucherNo())
                + closed;
    }

    /** Parts per million as per cent with one decimal, rounded down. */
    static String percent(int ppm) {
        int tenths = ppm / PPM_PER_TENTH_PER_CENT;
        return tenths / TENTHS + "." + tenths % TENTHS + " %";
    }
}
