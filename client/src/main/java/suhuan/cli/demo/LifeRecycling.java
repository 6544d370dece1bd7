package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.LossMethod;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.OpenRun;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RetireCertificate;
import suhuan.ledger.v1.RunAddition;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutput;
import suhuan.ledger.v1.TransferCertificate;

/** The whole-life scenario from the modules on: powder, salts and metals, residues, certificates, and new packs made of them. */
final class LifeRecycling {
    /** Runs in their order: two into powder, one into salts, one into steel. */
    static final List<String> RUNS = List.of("WL-POWDER-1", "WL-POWDER-2", "WL-SALTS", "WL-STEEL");

    private static final long TONNE = 1_000_000_000L;
    /** A balance that only closes to the tonne is none. */
    private static final long ODD_MG = 321;

    private static final long COBALT_A_PACK_MG = 120 * LifePlan.KG;
    private static final long NICKEL_A_PACK_MG = 109 * LifePlan.KG;
    private static final long MANGANESE_A_PACK_MG = 75 * LifePlan.KG;
    private static final long LITHIUM_A_PACK_MG = 41 * LifePlan.KG;
    private static final long STEEL_LOSS_MG = 400 * LifePlan.KG;
    private static final long STEEL_SLAG_MG = 1_500 * LifePlan.KG;
    private static final int BATCH = 40;

    private final Hands hands;
    private final LifePlan plan;
    private final List<String> endLots = new ArrayList<>();
    private List<String> salts = List.of();

    LifeRecycling(Hands hands, LifePlan plan) {
        this.hands = hands;
        this.plan = plan;
    }

    /** Lots that hold at the end what was not built into new packs or lost. */
    List<String> endLots() {
        return endLots;
    }

    /** 2,000 modules become electrode powder and metals, in two runs. */
    void powder() {
        powder(RUNS.get(0), plan.modules(0, LifePlan.REPURPOSED));
        powder(RUNS.get(1), plan.modules(LifePlan.REPURPOSED, LifePlan.PACKS));
    }

    private void powder(String run, List<String> modules) {
        open(run, "BATTERY_PRETREATMENT", "一号破碎线 crushing line 1", 34, Hands.batteries(modules));
        hands.record(
                Actor.RECYCLER,
                run + "/out",
                33,
                outputs(
                        run,
                        output(run + "-BLACK", "BLACK_MASS", 40 * TONNE - ODD_MG)
                                .setAssay(only(
                                        "Li", 49_000, "Ni", 148_500, "Co", 148_500, "Mn", 148_500, "Cu", 10_000, "Al",
                                        10_000, "Fe", 1_000, "C", 360_000)),
                        output(run + "-CU", "COPPER", 9 * TONNE + TONNE / 2).setAssay(only("Cu", 980_000)),
                        output(run + "-AL", "ALUMINIUM", 7 * TONNE + TONNE / 2).setAssay(only("Al", 985_000)),
                        output(run + "-FE", "STEEL", TONNE * 9 / 10).setAssay(only("Fe", 990_000)),
                        output(run + "-ELECTROLYTE", "ELECTROLYTE", 10 * TONNE).setAssay(only("Li", 2_000)),
                        output(run + "-SEPARATOR", "SEPARATOR", 6 * TONNE).setAssay(only("Li", 0))),
                loss(run, LossKind.LOSS_KIND_OFF_GAS, TONNE * 61 / 10 + ODD_MG, 0),
                close(run));
        endLots.addAll(List.of(run + "-CU", run + "-AL", run + "-FE"));
    }

    /** Powder becomes salts. What acid and soda weigh comes out again as a stated part of what leaves the run. */
    void leach() {
        String run = RUNS.get(2);
        open(
                run,
                "BATTERY_HYDROMETALLURGY",
                "浸出萃取线 leaching and extraction",
                30,
                Hands.lots(List.of(RUNS.get(0) + "-BLACK", RUNS.get(1) + "-BLACK")),
                addition("SULPHURIC_ACID", 60 * TONNE),
                addition("SODIUM_CARBONATE", 22 * TONNE),
                addition("HYDROGEN_PEROXIDE", 10 * TONNE),
                addition("WATER", 100 * TONNE));
        hands.record(
                Actor.RECYCLER,
                run + "/out",
                28,
                outputs(
                        run,
                        output(run + "-CO", "COBALT_SULPHATE", 59 * TONNE + TONNE / 10)
                                .setAdditionMg(47 * TONNE)
                                .setAssay(only("Co", 200_000)),
                        output(run + "-NI", "NICKEL_SULPHATE", 53 * TONNE + TONNE / 2)
                                .setAdditionMg(41 * TONNE)
                                .setAssay(only("Ni", 220_000)),
                        output(run + "-MN", "MANGANESE_SULPHATE", 36 * TONNE + TONNE * 8 / 10)
                                .setAdditionMg(24 * TONNE)
                                .setAssay(only("Mn", 320_000)),
                        output(run + "-LI", "LITHIUM_CARBONATE", 20 * TONNE)
                                .setAdditionMg(16 * TONNE)
                                .setAssay(only("Li", 187_000)),
                        output(run + "-C", "GRAPHITE", 28 * TONNE).setAssay(only("C", 950_000)),
                        output(run + "-RESIDUE", "LEACH_RESIDUE", 14 * TONNE)
                                .setAdditionMg(4 * TONNE)
                                .setAssay(only("C", 100_000, "Cu", 40_000, "Al", 40_000, "Fe", 4_000))),
                loss(run, LossKind.LOSS_KIND_WASTE_WATER, 60 * TONNE + TONNE * 6 / 10 - 2 * ODD_MG, 60 * TONNE),
                close(run));
        endLots.add(run + "-C");
    }

    /** Casings of packs and cabinets become steel. */
    void steel() {
        List<String> atCascade = new ArrayList<>();
        IntStream.range(0, LifePlan.REPURPOSED).forEach(i -> atCascade.add(LifePlan.casing(i)));
        IntStream.range(0, LifePlan.PRODUCTS).forEach(i -> atCascade.add(LifePlan.productCasing(i)));
        List<String> atRecycler = IntStream.range(LifePlan.REPURPOSED, LifePlan.PACKS)
                .mapToObj(LifePlan::casing)
                .toList();
        List<String> scrap = new ArrayList<>(
                hands.handOver("CASES-1", Actor.CASCADE, Actor.MILL, Act.ACT_SMELT, 27, Hands.lots(atCascade)));
        scrap.addAll(hands.handOver("CASES-2", Actor.RECYCLER, Actor.MILL, Act.ACT_SMELT, 27, Hands.lots(atRecycler)));
        String run = RUNS.get(3);
        openAs(Actor.MILL, run, "STEEL_MILL_CHARGE", "三号电炉 electric furnace 3", 26, Hands.lots(scrap));
        hands.record(
                Actor.MILL,
                run + "/out",
                26,
                outputs(
                        run,
                        steel(run + "-BILLET", "CRUDE_STEEL", scrapMg() - STEEL_LOSS_MG - STEEL_SLAG_MG),
                        steel(run + "-SLAG", "SLAG", STEEL_SLAG_MG)),
                loss(run, LossKind.LOSS_KIND_BURN_OFF, STEEL_LOSS_MG, 0),
                close(run));
        endLots.add(run + "-BILLET");
    }

    private static long scrapMg() {
        long sum = LifePlan.PRODUCTS * LifePlan.ADDED_MG;
        for (int i = 0; i < LifePlan.PACKS; i++) sum += LifePlan.casingMg(i);
        return sum;
    }

    /** Residues go to a party licensed to dispose of them; only then do the batteries count as recycled. */
    void residues() {
        List<String> left = new ArrayList<>();
        for (String run : RUNS.subList(0, 2)) left.addAll(List.of(run + "-ELECTROLYTE", run + "-SEPARATOR"));
        left.add(RUNS.get(2) + "-RESIDUE");
        endLots.addAll(
                hands.handOver("RESIDUES", Actor.RECYCLER, Actor.DISPOSER, Act.ACT_DISPOSE, 25, Hands.lots(left)));
        endLots.addAll(hands.handOver(
                "SLAG", Actor.MILL, Actor.DISPOSER, Act.ACT_DISPOSE, 25, Hands.lots(List.of(RUNS.get(3) + "-SLAG"))));
    }

    /** Salts are sold to the maker, with a certificate for as much cobalt as its new packs will hold. */
    void sell() {
        String run = RUNS.get(2);
        salts = hands.handOver(
                "SALTS",
                Actor.RECYCLER,
                Actor.MAKER,
                Act.ACT_TRADE,
                10,
                Hands.lots(List.of(run + "-CO", run + "-NI", run + "-MN", run + "-LI")));
        endLots.addAll(salts);
        hands.record(
                Actor.RECYCLER,
                "certificate",
                10,
                Command.newBuilder()
                        .setIssueCertificate(IssueCertificate.newBuilder()
                                .setCertificateId("WL-CERT-CO")
                                .setRunId(run)
                                .setElement("Co")
                                .setMassMg(certifiedMg())
                                .setScheme("CN_RECYCLED_CONTENT"))
                        .build(),
                Command.newBuilder()
                        .setTransferCertificate(TransferCertificate.newBuilder()
                                .setCertificateId("WL-CERT-CO")
                                .setToPartyId(Actor.MAKER.partyId()))
                        .build());
    }

    private static long certifiedMg() {
        return LifePlan.NEW_PACKS * (COBALT_A_PACK_MG / 5);
    }

    /** New packs: all their cobalt is recovered, and the claim for it is made once. */
    void renew(int year) throws InterruptedException {
        hands.each(
                Actor.MAKER,
                "new-packs",
                1,
                LifePlan.NEW_PACKS,
                BATCH,
                i -> Command.newBuilder().setRegisterBattery(renewed(i)).build());
        hands.record(
                Actor.MAKER,
                "claim",
                0,
                Command.newBuilder()
                        .setRetireCertificate(RetireCertificate.newBuilder()
                                .setCertificateId("WL-CERT-CO")
                                .setScheme("CN_RECYCLED_CONTENT")
                                .setRegionCode("330206")
                                .setYear(year)
                                .setPurpose("型号 " + LifePlan.NEW_MODEL + " 的再生钴 recycled cobalt of this model"))
                        .build());
    }

    private RegisterBattery renewed(int index) {
        return plan.renewed(index)
                .addRecovered(part(0, COBALT_A_PACK_MG))
                .addRecovered(part(1, NICKEL_A_PACK_MG))
                .addRecovered(part(2, MANGANESE_A_PACK_MG))
                .addRecovered(part(3, LITHIUM_A_PACK_MG))
                .build();
    }

    private LotMass part(int salt, long massMg) {
        return LotMass.newBuilder().setLotId(salts.get(salt)).setMassMg(massMg).build();
    }

    private void open(
            String run, String route, String equipment, int daysAgo, List<Goods> goods, RunAddition... additions) {
        openAs(Actor.RECYCLER, run, route, equipment, daysAgo, goods, additions);
    }

    private void openAs(
            Actor actor,
            String run,
            String route,
            String equipment,
            int daysAgo,
            List<Goods> goods,
            RunAddition... additions) {
        hands.record(
                actor,
                run + "/in",
                daysAgo,
                Command.newBuilder()
                        .setOpenRun(OpenRun.newBuilder()
                                .setRunId(run)
                                .setRoute(route)
                                .setEquipment(equipment))
                        .build(),
                Command.newBuilder()
                        .setAddInputs(AddInputs.newBuilder()
                                .setRunId(run)
                                .addAllInputs(goods)
                                .addAllAdditions(List.of(additions)))
                        .build());
    }

    private static RunAddition addition(String substance, long massMg) {
        return RunAddition.newBuilder()
                .setSubstance(substance)
                .setMassMg(massMg)
                .build();
    }

    private Assay only(Object... symbolsAndShares) {
        return plan.assay("ICP_OES", symbolsAndShares).toBuilder()
                .setNothingElse(true)
                .build();
    }

    private static RunOutput.Builder output(String lot, String grade, long massMg) {
        return RunOutput.newBuilder()
                .setLotId(lot)
                .setMaterial(Material.MATERIAL_POWER_BATTERY)
                .setGrade(grade)
                .setMassMg(massMg);
    }

    private static RunOutput.Builder steel(String lot, String grade, long massMg) {
        return output(lot, grade, massMg).setMaterial(Material.MATERIAL_SCRAP_STEEL);
    }

    private static Command outputs(String run, RunOutput.Builder... outputs) {
        AddOutputs.Builder command = AddOutputs.newBuilder().setRunId(run);
        for (RunOutput.Builder output : outputs) command.addOutputs(output);
        return Command.newBuilder().setAddOutputs(command).build();
    }

    private static Command loss(String run, LossKind kind, long massMg, long additionMg) {
        return Command.newBuilder()
                .setDeclareLosses(DeclareLosses.newBuilder()
                        .setRunId(run)
                        .addLosses(RunLoss.newBuilder()
                                .setKind(kind)
                                .setMethod(LossMethod.LOSS_METHOD_BY_DIFFERENCE)
                                .setMassMg(massMg)
                                .setAdditionMg(additionMg)))
                .build();
    }

    private static Command close(String run) {
        return Command.newBuilder()
                .setCloseRun(CloseRun.newBuilder().setRunId(run))
                .build();
    }
}
