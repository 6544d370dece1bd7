package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.WeighTicket;

/** Scrap steel from the weigh-ticket to the melt, with imports; copper scrap from the collector to cathode. */
final class MetalWays {
    private MetalWays() {}

    static MaterialWay steel(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_SCRAP_STEEL, "STEEL", hands);
        WeighTicket.Builder shared = MaterialWay.ticket(Actor.YARD, "STEEL-1", 42_360, 14_220)
                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                .setDeductionPpm(6_137)
                .setVehiclePlate("沪A·F1180");
        WeighTicket.Builder fixed = MaterialWay.ticket(Actor.YARD, "STEEL-2", 41_980, 14_060)
                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_FIXED)
                .setDeductionMg(180 * MaterialWay.KG);
        List<String> trucks = List.of(
                way.weigh(Actor.YARD, "TRUCK-1", "", 48, shared), way.weigh(Actor.YARD, "TRUCK-2", "", 48, fixed));
        way.refused(
                Actor.YARD,
                "same-ticket",
                47,
                RejectionReason.REJECTION_REASON_TICKET_ALREADY_USED,
                way.ticketed(Actor.YARD, "TRUCK-3", "", 47, shared));
        MaterialRun sorting = way.run("SORT", Actor.YARD, "STEEL_SORTING", "剪切打包线 shear and baler", 46, trucks)
                .charge();
        List<String> graded = List.of(sorting.takeOut("A", "201-A", 31_000), sorting.takeOut("M", "202-A", 23_900));
        String dirt = sorting.takeOut("DIRT", "INCLUSIONS", 640);
        sorting.close(LossKind.LOSS_KIND_DUST);
        List<String> charge = new ArrayList<>(way.hand("SCRAP", Actor.YARD, Actor.MILL, Act.ACT_SMELT, 44, graded));
        way.hand("DIRT", Actor.YARD, Actor.DISPOSER, Act.ACT_DISPOSE, 44, List.of(dirt));
        melt(way, charge);
        return way;
    }

    /** The mill buys abroad as well. What was not inspected, or not found to conform, does not go into the furnace. */
    private static void melt(MaterialWay way, List<String> charge) {
        String heavy = way.weighImported(
                Actor.MILL, "IMPORT-1", "HRS102", "JP", 43, MaterialWay.ticket(Actor.MILL, "STEEL-3", 40_410, 14_210));
        String light = way.weighImported(
                Actor.MILL, "IMPORT-2", "LRS303", "KR", 43, MaterialWay.ticket(Actor.MILL, "STEEL-4", 38_870, 14_330));
        way.inspect(Actor.MILL, heavy, 42, 2_400, "JIC-2026-0117", way.some("SPARK_OES", 42, "Fe", 961_000));
        way.inspect(Actor.MILL, light, 42, 4_100, "KIC-2026-0342", way.some("SPARK_OES", 42, "Fe", 948_000));
        charge.add(heavy);
        MaterialRun melt = way.run("MELT", Actor.MILL, "STEEL_MILL_CHARGE", "三号电炉 electric furnace 3", 40, charge)
                .add("HOT_METAL", 12_000)
                .add("FLUX", 3_500)
                .charge();
        way.refused(
                Actor.MILL,
                "not-conforming",
                40,
                RejectionReason.REJECTION_REASON_IMPORT_NOT_CONFORMING,
                melt.inputs(List.of(light)));
        melt.takeOut(melt.output("BILLET", way.material(), "CRUDE_STEEL", 87_500)
                .setAdditionMg(11_400 * MaterialWay.KG)
                .setAssay(way.some("SPARK_OES", 39, "Fe", 988_000)));
        List<String> residues = List.of(
                melt.takeOut(melt.output("SLAG", way.material(), "SLAG", 6_200)
                        .setAdditionMg(3_300 * MaterialWay.KG)
                        .setAssay(way.some("XRF", 39, "Fe", 210_000))),
                melt.takeOut("DUST", "DUST", 900, way.some("XRF", 39, "Fe", 520_000)));
        melt.close(LossKind.LOSS_KIND_BURN_OFF);
        way.hand("SLAG", Actor.MILL, Actor.DISPOSER, Act.ACT_DISPOSE, 38, residues);
    }

    static MaterialWay nonFerrous(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_NON_FERROUS_SCRAP, "COPPER", hands);
        List<String> bought = List.of(
                way.weigh(
                        Actor.STATION, "LOAD-1", "", 48, MaterialWay.ticket(Actor.STATION, "COPPER-1", 14_870, 8_640)),
                way.weigh(
                        Actor.STATION,
                        "LOAD-2",
                        "",
                        48,
                        MaterialWay.ticket(Actor.STATION, "COPPER-2", 13_420, 8_590)
                                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                                .setDeductionPpm(8_251)));
        List<String> mixed = way.hand("MIXED", Actor.STATION, Actor.SORTER, Act.ACT_PROCESS, 46, bought);
        MaterialRun sorting = way.run("SORT", Actor.SORTER, "NON_FERROUS_SORTING", "光谱分选线 spectral sorter", 44, mixed)
                .charge();
        String copper = sorting.takeOut("CU", "COPPER_1", 9_200);
        sorting.takeOut("BRASS", "BRASS", 1_700);
        sorting.close(LossKind.LOSS_KIND_INCLUSIONS);
        List<String> charge = way.hand("CU", Actor.SORTER, Actor.SMELTER, Act.ACT_SMELT, 42, List.of(copper));
        way.assay(Actor.SMELTER, charge.get(0), 41, way.only("SPARK_OES", 41, "Cu", 985_000));
        MaterialRun smelting = way.run(
                        "SMELT", Actor.SMELTER, "NON_FERROUS_SMELTING", "阳极炉与电解 anode furnace", 40, charge)
                .charge();
        way.refused(
                Actor.SMELTER,
                "more-copper-than-went-in",
                39,
                RejectionReason.REJECTION_REASON_ELEMENT_EXCEEDS_INPUT,
                smelting.outputs(List.of(smelting.output("CATHODE", way.material(), "COPPER_CATHODE", 9_190)
                        .setAssay(way.only("STOICHIOMETRY", 39, "Cu", 999_900))
                        .build())));
        smelting.takeOut("CATHODE", "COPPER_CATHODE", 8_980, way.only("STOICHIOMETRY", 39, "Cu", 999_900));
        String dross = smelting.takeOut("DROSS", "DROSS", 170, way.only("XRF", 39, "Cu", 300_000));
        smelting.close(LossKind.LOSS_KIND_BURN_OFF);
        way.hand("DROSS", Actor.SMELTER, Actor.DISPOSER, Act.ACT_DISPOSE, 38, List.of(dross));
        return way;
    }
}
