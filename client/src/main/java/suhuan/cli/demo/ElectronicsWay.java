package suhuan.cli.demo;

import java.util.List;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.RejectionReason;

/**
 * Refrigerators and washing machines into fractions, audited by material coefficients, and compressors into metals. More steel comes
 * out of the washing machines than such machines hold: the masses balance, so the run is recorded, and the audit says what it found.
 */
final class ElectronicsWay {
    private ElectronicsWay() {}

    static MaterialWay electronics(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_ELECTRONICS, "EGOODS", hands);
        String fridges = way.weigh(
                Actor.STATION,
                "FRIDGES",
                "REFRIGERATOR",
                48,
                MaterialWay.ticket(Actor.STATION, "EGOODS-1", 23_540, 12_900));
        String washers = way.weigh(
                Actor.STATION,
                "WASHERS",
                "WASHING_MACHINE",
                48,
                MaterialWay.ticket(Actor.STATION, "EGOODS-2", 19_860, 12_950));
        List<String> arrived =
                way.hand("LOADS", Actor.STATION, Actor.DISMANTLER, Act.ACT_DISMANTLE, 46, List.of(fridges, washers));
        MaterialRun first = way.run(
                        "FRIDGES",
                        Actor.DISMANTLER,
                        "ELECTRONICS_DISMANTLING",
                        "冰箱拆解线 refrigerator line",
                        44,
                        List.of(arrived.get(0)))
                .charge();
        String steel = first.takeOut(first.output("FE", Material.MATERIAL_SCRAP_STEEL, "", 5_140));
        String plastic = first.takeOut(first.output("PLASTIC", Material.MATERIAL_WASTE_PLASTIC, "MIXED", 1_870));
        String compressors = first.takeOut("COMPRESSORS", "COMPRESSOR", 1_960);
        String foam = first.takeOut("FOAM", "FOAM", 1_180);
        String gas = first.takeOut("GAS", "REFRIGERANT", 42);
        first.close(LossKind.LOSS_KIND_DUST);
        String tooMuch = washers(way, arrived.get(1));
        way.hand("FE", Actor.DISMANTLER, Actor.MILL, Act.ACT_SMELT, 41, List.of(steel, tooMuch));
        way.hand("PLASTIC", Actor.DISMANTLER, Actor.PLASTICS, Act.ACT_RECYCLE, 41, List.of(plastic));
        String rest = metals(way, compressors);
        way.hand("RESIDUES", Actor.DISMANTLER, Actor.DISPOSER, Act.ACT_DISPOSE, 37, List.of(foam, gas, rest));
        return way;
    }

    /** 4.5 t of steel out of 6.9 t of washing machines is more than the coefficient allows. */
    private static String washers(MaterialWay way, String machines) {
        MaterialRun second = way.run(
                        "WASHERS",
                        Actor.DISMANTLER,
                        "ELECTRONICS_DISMANTLING",
                        "洗衣机拆解线 washing machine line",
                        44,
                        List.of(machines))
                .charge();
        String steel = second.takeOut(second.output("FE", Material.MATERIAL_SCRAP_STEEL, "", 4_500));
        second.takeOut(second.output("PLASTIC", Material.MATERIAL_WASTE_PLASTIC, "PP", 1_520));
        second.takeOut("MOTORS", "MOTOR", 640);
        second.empty();
        way.refused(
                Actor.DISMANTLER,
                "not-accounted-for",
                43,
                RejectionReason.REJECTION_REASON_RUN_NOT_BALANCED,
                second.closing());
        second.close(LossKind.LOSS_KIND_DUST);
        return steel;
    }

    private static String metals(MaterialWay way, String compressors) {
        way.assay(Actor.DISMANTLER, compressors, 41, way.only("XRF", 41, "Fe", 820_000, "Cu", 96_000, "Al", 41_000));
        MaterialRun recovery = way.run(
                        "METALS",
                        Actor.DISMANTLER,
                        "ELECTRONICS_RECOVERY",
                        "压缩机破碎分选 compressor shredder",
                        40,
                        List.of(compressors))
                .charge();
        recovery.takeOut("FE", "IRON", 1_610, way.only("XRF", 39, "Fe", 985_000, "Cu", 2_000, "Al", 1_000));
        recovery.takeOut("CU", "COPPER", 182, way.only("XRF", 39, "Fe", 8_000, "Cu", 981_000, "Al", 2_000));
        recovery.takeOut("AL", "ALUMINIUM", 74, way.only("XRF", 39, "Fe", 6_000, "Cu", 9_000, "Al", 962_000));
        String rest =
                recovery.takeOut("REST", "REJECTS", 83, way.only("XRF", 39, "Fe", 60_000, "Cu", 20_000, "Al", 40_000));
        recovery.close(LossKind.LOSS_KIND_DUST);
        return rest;
    }
}
