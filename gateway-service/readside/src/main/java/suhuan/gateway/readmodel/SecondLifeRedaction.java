package suhuan.gateway.readmodel;

import java.util.function.Predicate;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.VehicleScrapped;

/** What facts of second life say to who sees only some of the goods they speak of. */
final class SecondLifeRedaction {
    private SecondLifeRedaction() {}

    /** Who sees one part sees that it came out, and where; the whole, its other parts and its losses are for who sees the whole. */
    static BatteryDismantled dismantled(BatteryDismantled fact, Predicate<String> shown) {
        BatteryDismantled.Builder out = fact.toBuilder().clearChildren().clearLots();
        fact.getChildrenList().stream()
                .filter(child -> shown.test(child.getBatteryId()))
                .forEach(out::addChildren);
        fact.getLotsList().stream()
                .filter(lot -> shown.test(lot.getLot().getLotId()))
                .forEach(out::addLots);
        if (!shown.test(fact.getBatteryId())) {
            out.clearBatteryId()
                    .clearMassMg()
                    .clearExplained()
                    .clearLosses()
                    .clearLossMg()
                    .clearEvidenceSha256();
        }
        return out.build();
    }

    /** Who sees one source sees that it went into a product; the product and its other sources are for who sees them. */
    static SecondLifeResult made(SecondLifeResult fact, Predicate<String> shown) {
        SecondLifeResult.Builder out = shown.test(fact.getBatteryId())
                ? fact.toBuilder().clearSources()
                : SecondLifeResult.newBuilder()
                        .setResponsiblePartyId(fact.getResponsiblePartyId())
                        .setStatus(fact.getStatus());
        fact.getSourcesList().stream()
                .filter(source -> shown.test(source.getBatteryId()))
                .forEach(out::addSources);
        return out.build();
    }

    /** Who sees one battery of the vehicle sees that it was taken out there. */
    static VehicleScrapped scrapped(VehicleScrapped fact, Predicate<String> shown) {
        VehicleScrapped.Builder out = fact.toBuilder().clearTakenBatteryIds();
        fact.getTakenBatteryIdsList().stream().filter(shown).forEach(out::addTakenBatteryIds);
        if (!shown.test(fact.getVin())) {
            out.clearMissingBatteryIds()
                    .clearForeignBatteryIds()
                    .clearUnexplainedCount()
                    .clearCaseId()
                    .clearEvidenceSha256();
        }
        return out.build();
    }
}
