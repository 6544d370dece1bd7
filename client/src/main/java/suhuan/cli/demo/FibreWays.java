package suhuan.cli.demo;

import java.util.List;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.RejectionReason;

/** Waste paper from the bale to recycled paper; waste textiles from the clothes bank to clothing for re-use and fibre. */
final class FibreWays {
    private FibreWays() {}

    static MaterialWay paper(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_PAPER, "PAPER", hands);
        String bales = way.weigh(
                Actor.STATION,
                "BALES",
                "",
                48,
                MaterialWay.ticket(Actor.STATION, "PAPER-1", 43_150, 15_020)
                        .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_PER_UNIT)
                        .setDeductionMg(2_500_000)
                        .setDeductionUnits(96));
        List<String> arrived = way.hand("BALES", Actor.STATION, Actor.SORTER, Act.ACT_PROCESS, 46, List.of(bales));
        MaterialRun sorting = way.run("SORT", Actor.SORTER, "PAPER_SORTING", "分拣打包线 sorting and baling", 44, arrived)
                .charge();
        String boxes = sorting.takeOut("OCC", "OCC", 22_600);
        sorting.takeOut("MIXED", "MIXED", 4_900);
        sorting.close(LossKind.LOSS_KIND_MOISTURE);
        List<String> charge = way.hand("OCC", Actor.SORTER, Actor.PAPERMILL, Act.ACT_RECYCLE, 42, List.of(boxes));
        MaterialRun pulping = way.run("PULP", Actor.PAPERMILL, "PAPER_PULPING", "二号纸机 paper machine 2", 40, charge)
                .add("WATER", 18_000)
                .charge();
        pulping.takeOutWith("PAPER", "RECYCLED_PAPER", 18_900, 500);
        List<String> residues = List.of(
                pulping.takeOutWith("SLUDGE", "SLUDGE", 1_450, 600), pulping.takeOut("REJECTS", "REJECTS", 1_100));
        pulping.close(LossKind.LOSS_KIND_WASTE_WATER);
        way.hand("RESIDUES", Actor.PAPERMILL, Actor.DISPOSER, Act.ACT_DISPOSE, 38, residues);
        way.record(Actor.PAPERMILL, "certificate", 37, certificate("MT-PAPER-CERT-1", pulping.id(), 18_100));
        way.refused(
                Actor.PAPERMILL,
                "claimed-twice",
                36,
                RejectionReason.REJECTION_REASON_CLAIM_EXCEEDS_RECOVERED,
                certificate("MT-PAPER-CERT-2", pulping.id(), 18_100));
        return way;
    }

    private static Command certificate(String id, String run, long kg) {
        return Command.newBuilder()
                .setIssueCertificate(IssueCertificate.newBuilder()
                        .setCertificateId(id)
                        .setRunId(run)
                        .setMassMg(kg * MaterialWay.KG)
                        .setScheme("CN_RECYCLED_CONTENT"))
                .build();
    }

    static MaterialWay textiles(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_TEXTILE, "TEXTILE", hands);
        String bags = way.weigh(
                Actor.STATION,
                "BAGS",
                "",
                48,
                MaterialWay.ticket(Actor.STATION, "TEXTILE-1", 12_640, 6_180)
                        .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_PER_UNIT)
                        .setDeductionMg(85_000)
                        .setDeductionUnits(430));
        List<String> arrived = way.hand("BAGS", Actor.STATION, Actor.SORTER, Act.ACT_PROCESS, 46, List.of(bags));
        MaterialRun sorting = way.run("SORT", Actor.SORTER, "TEXTILE_SORTING", "人工分拣台 sorting tables", 44, arrived)
                .charge();
        sorting.takeOut("CLOTHING", "REUSED_CLOTHING", 1_450);
        sorting.takeOut("CLOTH", "WIPING_CLOTH", 900);
        String cotton = sorting.takeOut("COTTON", "COTTON", 3_300);
        String rejects = sorting.takeOut("REJECTS", "REJECTS", 720);
        sorting.close(LossKind.LOSS_KIND_DUST);
        way.refused(
                Actor.SORTER,
                "residue-as-goods",
                43,
                RejectionReason.REJECTION_REASON_ACT_NOT_FOR_WASTE,
                Command.newBuilder()
                        .setOfferHandOver(OfferHandOver.newBuilder()
                                .setHandOverId("MT-TEXTILE-TRADE")
                                .setConsigneePartyId(Actor.FIBRES.partyId())
                                .setAct(Act.ACT_TRADE)
                                .addAllGoods(Hands.lots(List.of(rejects)))
                                .setExpiresAtMs(way.clock().daysAhead(60)))
                        .build());
        way.hand("REJECTS", Actor.SORTER, Actor.DISPOSER, Act.ACT_DISPOSE, 42, List.of(rejects));
        List<String> charge = way.hand("COTTON", Actor.SORTER, Actor.FIBRES, Act.ACT_RECYCLE, 42, List.of(cotton));
        MaterialRun opening = way.run("FIBRE", Actor.FIBRES, "TEXTILE_FIBRE", "开松线 opening line", 40, charge)
                .charge();
        opening.takeOut("FIBRE", "REGENERATED_FIBRE", 2_870);
        String shorts = opening.takeOut("REJECTS", "REJECTS", 310);
        opening.close(LossKind.LOSS_KIND_DUST);
        way.hand("SHORTS", Actor.FIBRES, Actor.DISPOSER, Act.ACT_DISPOSE, 38, List.of(shorts));
        return way;
    }
}
