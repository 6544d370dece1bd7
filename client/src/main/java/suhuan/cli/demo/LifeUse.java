package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.SafetyClass;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Deploy;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.DismantlingLoss;
import suhuan.ledger.v1.FileComposition;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.PartLot;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.RetireFromUse;
import suhuan.ledger.v1.ReturnedBattery;
import suhuan.ledger.v1.SafetyAnswer;
import suhuan.ledger.v1.SecondLifeProduct;

/** The whole-life scenario up to the end of use: made, driven, returned; half of it in storage cabinets; all of it taken apart. */
final class LifeUse {
    private static final int BATCH = 50;
    private static final int A_LOAD = 25;
    private static final int HEALTH_PPM = 840_000;
    private static final int SPREAD_PPM = 18_000;
    private static final long TESTED_MAH = 120_000;
    private static final long TESTED_MV = 88_000;
    private static final int MODULES_A_PRODUCT = LifePlan.MODULES_A_PACK * LifePlan.PACKS_A_PRODUCT;
    private static final List<String> QUESTIONS = List.of(
            "LEAK", "SMOKE_OR_FIRE", "SWOLLEN", "CASING_BROKEN", "OPENED", "WATER", "INSULATION", "HOT", "VOLTAGE");

    private final Hands hands;
    private final LifePlan plan;

    LifeUse(Hands hands, LifePlan plan) {
        this.hands = hands;
        this.plan = plan;
    }

    /** The maker files what its modules are made of and registers its packs. */
    void make() throws InterruptedException {
        hands.record(
                Actor.MAKER,
                "composition",
                660,
                Command.newBuilder()
                        .setFileComposition(FileComposition.newBuilder()
                                .setModelCode(LifePlan.MODULE_MODEL)
                                .setComposition(plan.moduleComposition()))
                        .build(),
                Command.newBuilder()
                        .setFileComposition(FileComposition.newBuilder()
                                .setModelCode(LifePlan.NEW_MODEL)
                                .setComposition(plan.newComposition()))
                        .build());
        hands.each(
                Actor.MAKER,
                "packs",
                640,
                LifePlan.PACKS,
                BATCH,
                i -> Command.newBuilder().setRegisterBattery(plan.registered(i)).build());
    }

    /** Delivered, built in, driven, and back over the counter of a network point. */
    void driveAndReturn() throws InterruptedException {
        hands.handOver(
                "DELIVERY", Actor.MAKER, Actor.CARMAKER, Act.ACT_TRADE, 630, Hands.batteries(packs(0, LifePlan.PACKS)));
        hands.each(
                Actor.CARMAKER,
                "install",
                610,
                LifePlan.PACKS,
                BATCH,
                i -> Command.newBuilder()
                        .setInstallBattery(InstallBattery.newBuilder()
                                .setBatteryId(plan.pack(i))
                                .setVin(plan.vin(i))
                                .setCheckDigitDemanded(true))
                        .build());
        hands.each(
                Actor.COLLECTOR,
                "returns",
                120,
                LifePlan.PACKS / A_LOAD,
                1,
                load -> Command.newBuilder().setReceiveReturn(returned(load)).build());
    }

    private ReceiveReturn returned(int load) {
        ReceiveReturn.Builder returned = ReceiveReturn.newBuilder().setChannel(ReturnChannel.RETURN_CHANNEL_JOINT);
        for (int i = load * A_LOAD; i < (load + 1) * A_LOAD; i++) {
            returned.addBatteries(ReturnedBattery.newBuilder()
                    .setScannedCode(plan.pack(i))
                    .setVin(plan.vin(i))
                    .setMassMg(LifePlan.packMg(i))
                    .setSafetyClass(SafetyClass.SAFETY_CLASS_A));
        }
        return returned.build();
    }

    /** Half goes to the cascade operator: modules are tested, built into cabinets, used and taken out of use. */
    void secondLife() throws InterruptedException {
        hands.handOver(
                "CASCADE",
                Actor.COLLECTOR,
                Actor.CASCADE,
                Act.ACT_CASCADE_USE,
                115,
                Hands.batteries(packs(0, LifePlan.REPURPOSED)));
        hands.each(Actor.CASCADE, "apart", 112, LifePlan.REPURPOSED, A_LOAD, this::packApart);
        List<String> modules = plan.modules(0, LifePlan.REPURPOSED);
        hands.each(
                Actor.CASCADE,
                "assess",
                110,
                modules.size(),
                BATCH,
                i -> Command.newBuilder()
                        .setRecordAssessment(assessed(modules.get(i)))
                        .build());
        hands.each(
                Actor.CASCADE,
                "repurpose",
                100,
                LifePlan.PRODUCTS,
                A_LOAD,
                i -> Command.newBuilder()
                        .setRepurpose(Repurpose.newBuilder().setProduct(product(i)))
                        .build());
        hands.each(
                Actor.CASCADE,
                "deploy",
                98,
                LifePlan.PRODUCTS,
                BATCH,
                i -> Command.newBuilder()
                        .setDeploy(Deploy.newBuilder()
                                .setBatteryId(plan.product(i))
                                .setApplication("STORAGE")
                                .setRegionCode("440309")
                                .setInstallation("龙华储能站 Longhua storage " + (i + 1)))
                        .build());
        hands.each(
                Actor.CASCADE,
                "retire",
                40,
                LifePlan.PRODUCTS,
                BATCH,
                i -> Command.newBuilder()
                        .setRetireFromUse(RetireFromUse.newBuilder()
                                .setBatteryId(plan.product(i))
                                .setReason("容量不足 capacity too low"))
                        .build());
        hands.each(Actor.CASCADE, "cabinets-apart", 38, LifePlan.PRODUCTS, A_LOAD, this::productApart);
    }

    private RecordAssessment assessed(String module) {
        RecordAssessment.Builder assessment = RecordAssessment.newBuilder()
                .setBatteryId(module)
                .setStateOfHealthPpm(HEALTH_PPM)
                .setCellSpreadPpm(SPREAD_PPM)
                .setCapacityMah(TESTED_MAH)
                .setVoltageMv(TESTED_MV)
                .setMethod("GB/T 34015-2017")
                .setLaboratory("龙华检测台 Longhua bench")
                .setAssessedOnYyyymmdd(hands.clock().yyyymmdd(110))
                .setSuitability(Suitability.SUITABILITY_REPURPOSE);
        for (String question : QUESTIONS)
            assessment.addSafetyAnswers(SafetyAnswer.newBuilder().setQuestion(question));
        return assessment.build();
    }

    private SecondLifeProduct product(int index) {
        int first = index * LifePlan.PACKS_A_PRODUCT;
        return SecondLifeProduct.newBuilder()
                .setBatteryCode(plan.product(index))
                .addAllSourceIds(plan.modules(first, first + LifePlan.PACKS_A_PRODUCT))
                .setCapacityMah(TESTED_MAH)
                .setVoltageMv(TESTED_MV * MODULES_A_PRODUCT)
                .setAddedMassMg(LifePlan.ADDED_MG)
                .build();
    }

    /** All modules come to the recycler: those of the cabinets, and those of the packs it takes apart itself. */
    void toTheRecycler() throws InterruptedException {
        hands.handOver(
                "RECYCLE",
                Actor.COLLECTOR,
                Actor.RECYCLER,
                Act.ACT_RECYCLE,
                37,
                Hands.batteries(packs(LifePlan.REPURPOSED, LifePlan.PACKS)));
        int rest = LifePlan.PACKS - LifePlan.REPURPOSED;
        hands.each(Actor.RECYCLER, "apart", 36, rest, A_LOAD, i -> packApart(LifePlan.REPURPOSED + i));
        hands.handOver(
                "MODULES",
                Actor.CASCADE,
                Actor.RECYCLER,
                Act.ACT_RECYCLE,
                35,
                Hands.batteries(plan.modules(0, LifePlan.REPURPOSED)));
    }

    private Command packApart(int pack) {
        return Command.newBuilder()
                .setDismantle(Dismantle.newBuilder()
                        .setBatteryId(plan.pack(pack))
                        .addAllParts(parts(plan.modules(pack)))
                        .addLots(casing(LifePlan.casing(pack), LifePlan.casingMg(pack)))
                        .addLosses(DismantlingLoss.newBuilder()
                                .setKind(DismantlingLossKind.DISMANTLING_LOSS_KIND_VOLATILE)
                                .setMassMg(LifePlan.lossMg(pack))))
                .build();
    }

    private Command productApart(int index) {
        int first = index * LifePlan.PACKS_A_PRODUCT;
        return Command.newBuilder()
                .setDismantle(Dismantle.newBuilder()
                        .setBatteryId(plan.product(index))
                        .addAllParts(parts(plan.modules(first, first + LifePlan.PACKS_A_PRODUCT)))
                        .addLots(casing(LifePlan.productCasing(index), LifePlan.ADDED_MG)))
                .build();
    }

    private static PartLot casing(String id, long massMg) {
        return PartLot.newBuilder()
                .setPart(BatteryPart.BATTERY_PART_CASING)
                .setLotId(id)
                .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                .setMassMg(massMg)
                .build();
    }

    private static List<DismantledPart> parts(List<String> modules) {
        return modules.stream()
                .map(module -> DismantledPart.newBuilder()
                        .setBatteryCode(module)
                        .setMassMg(LifePlan.MODULE_MG)
                        .setFate(ChildFate.CHILD_FATE_PRESENT)
                        .build())
                .toList();
    }

    private List<String> packs(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to).mapToObj(plan::pack).toList());
    }
}
