package suhuan.cli.demo;

import java.util.List;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.WithdrawHandOver;

/** Plastics by the mechanical and the chemical route; tyres into powder; waste oil into base oil. */
final class PolymerWays {
    private PolymerWays() {}

    static MaterialWay plastics(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_PLASTIC, "PLASTIC", hands);
        String bottles = way.weigh(
                Actor.STATION,
                "BOTTLES",
                "PET",
                48,
                MaterialWay.ticket(Actor.STATION, "PLASTIC-1", 26_310, 12_440)
                        .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                        .setDeductionPpm(21_500));
        String film = way.weigh(
                Actor.STATION, "FILM", "MIXED", 48, MaterialWay.ticket(Actor.STATION, "PLASTIC-2", 21_760, 12_390));
        List<String> arrived =
                way.hand("LOADS", Actor.STATION, Actor.PLASTICS, Act.ACT_RECYCLE, 46, List.of(bottles, film));
        MaterialRun pellets = way.run(
                        "PELLETS",
                        Actor.PLASTICS,
                        "PLASTIC_MECHANICAL",
                        "清洗造粒线 washing and pelletising",
                        44,
                        List.of(arrived.get(0)))
                .charge();
        way.refused(
                Actor.PLASTICS,
                "stronger-than-its-inputs",
                43,
                RejectionReason.REJECTION_REASON_CUSTODY_MODEL_UPGRADED,
                pellets.outputs(List.of(pellets.output("PELLETS", way.material(), "RECYCLED_PELLETS", 11_450)
                        .setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED)
                        .build())));
        pellets.takeOut("PELLETS", "RECYCLED_PELLETS", 11_450);
        String rejects = pellets.takeOut("REJECTS", "REJECTS", 1_180);
        String sludge = pellets.takeOut("SLUDGE", "SLUDGE", 420);
        pellets.close(LossKind.LOSS_KIND_WASTE_WATER);
        MaterialRun oil = way.run(
                        "CRACK",
                        Actor.PLASTICS,
                        "PLASTIC_CHEMICAL",
                        "热解釜 pyrolysis reactor",
                        44,
                        List.of(arrived.get(1)))
                .charge();
        oil.takeOut("OIL", "PYROLYSIS_OIL", 6_730);
        String coke = oil.takeOut("CHAR", "CHAR", 1_240);
        oil.close(LossKind.LOSS_KIND_OFF_GAS);
        way.hand("RESIDUES", Actor.PLASTICS, Actor.DISPOSER, Act.ACT_DISPOSE, 41, List.of(rejects, sludge, coke));
        return way;
    }

    static MaterialWay tyres(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_TYRE, "TYRE", hands);
        String load = way.weigh(
                Actor.STATION,
                "LOAD",
                "TRUCK_TYRE",
                48,
                MaterialWay.ticket(Actor.STATION, "TYRE-1", 31_480, 13_210)
                        .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_FIXED)
                        .setDeductionMg(65 * MaterialWay.KG));
        List<String> arrived = way.hand("LOAD", Actor.STATION, Actor.TYRES, Act.ACT_RECYCLE, 46, List.of(load));
        MaterialRun grinding = way.run("POWDER", Actor.TYRES, "TYRE_POWDER", "常温粉碎线 ambient grinding", 44, arrived)
                .charge();
        way.refused(
                Actor.TYRES,
                "more-than-went-in",
                43,
                RejectionReason.REJECTION_REASON_OUTPUT_EXCEEDS_INPUT,
                grinding.outputs(List.of(grinding.output("POWDER", way.material(), "RUBBER_POWDER", 18_400)
                        .build())));
        grinding.takeOut("POWDER", "RUBBER_POWDER", 12_300);
        String wire = grinding.takeOut(grinding.output("WIRE", Material.MATERIAL_SCRAP_STEEL, "", 4_350));
        String fluff = grinding.takeOut("FLUFF", "TEXTILE_FLUFF", 1_390);
        grinding.close(LossKind.LOSS_KIND_DUST);
        way.hand("WIRE", Actor.TYRES, Actor.MILL, Act.ACT_SMELT, 41, List.of(wire));
        way.hand("FLUFF", Actor.TYRES, Actor.DISPOSER, Act.ACT_DISPOSE, 41, List.of(fluff));
        return way;
    }

    static MaterialWay oil(Hands hands) {
        MaterialWay way = new MaterialWay(Material.MATERIAL_WASTE_OIL, "OIL", hands);
        String tank = way.weigh(
                Actor.STATION,
                "TANK",
                "ENGINE_OIL",
                48,
                MaterialWay.ticket(Actor.STATION, "OIL-1", 33_920, 14_660)
                        .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE)
                        .setDeductionPpm(32_409));
        astray(way, tank);
        List<String> arrived = way.hand("TANK", Actor.STATION, Actor.REFINERY, Act.ACT_RECYCLE, 46, List.of(tank));
        MaterialRun refining = way.run(
                        "REFINE", Actor.REFINERY, "OIL_REREFINING", "减压蒸馏加氢 distillation and hydrogen", 44, arrived)
                .add("HYDROGEN", 90)
                .charge();
        refining.takeOutWith("BASE", "BASE_OIL", 13_260, 60);
        refining.takeOut("BOTTOMS", "ASPHALT_FLUX", 2_870);
        String sludge = refining.takeOut("SLUDGE", "SLUDGE", 930);
        refining.close(LossKind.LOSS_KIND_WASTE_WATER);
        way.hand("SLUDGE", Actor.REFINERY, Actor.DISPOSER, Act.ACT_DISPOSE, 41, List.of(sludge));
        return way;
    }

    /** Whoever has no licence for oil cannot accept it; the station takes its offer back. */
    private static void astray(MaterialWay way, String tank) {
        String id = way.id("ASTRAY");
        way.record(
                Actor.STATION,
                "astray",
                47,
                Command.newBuilder()
                        .setOfferHandOver(OfferHandOver.newBuilder()
                                .setHandOverId(id)
                                .setConsigneePartyId(Actor.PAPERMILL.partyId())
                                .setAct(Act.ACT_RECYCLE)
                                .addAllGoods(Hands.lots(List.of(tank)))
                                .setExpiresAtMs(way.clock().daysAhead(60)))
                        .build());
        way.refused(
                Actor.PAPERMILL,
                "not-licensed",
                47,
                RejectionReason.REJECTION_REASON_LICENCE_NOT_HELD,
                Command.newBuilder()
                        .setAcceptHandOver(
                                AcceptHandOver.newBuilder().setHandOverId(id).setAcceptAll(true))
                        .build());
        way.record(
                Actor.STATION,
                "astray/withdrawn",
                47,
                Command.newBuilder()
                        .setWithdrawHandOver(WithdrawHandOver.newBuilder()
                                .setHandOverId(id)
                                .setReason("接收方没有废油许可 consignee has no licence for oil"))
                        .build());
    }
}
