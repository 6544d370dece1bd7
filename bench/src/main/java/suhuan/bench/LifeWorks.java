package suhuan.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import suhuan.cli.sample.SyntheticCodes;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.DismantlingLoss;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.FileComposition;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.OpenRun;
import suhuan.ledger.v1.PartLot;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.RemoveBattery;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.RunOutput;
import suhuan.ledger.v1.SafetyAnswer;
import suhuan.ledger.v1.SecondLifeProduct;

/** Works that make packs, take them apart, build products of their modules and recycle packs: one party, so that nothing is handed over. */
final class LifeWorks {
    private static final String SITE = "BENCH-WORKS";
    private static final String MODULE_MODEL = "09BMB01";
    private static final String PRODUCT_MODEL = "09BPB02";
    private static final String TRACE = "0000A01";
    private static final LocalDate MADE_ON = LocalDate.of(2025, 3, 1);
    private static final int CELLS_A_MODULE = 12;
    private static final long PACK_MG = 400_000_000;
    private static final long MODULE_MG = 20_000_000;
    private static final long CASING_MG = 60_000_000;
    private static final long COPPER_MG = 15_000_000;
    private static final long MODULE_MAH = 90_000;
    private static final long MODULE_MV = 44_000;
    private static final List<String> QUESTIONS = List.of(
            "LEAK", "SMOKE_OR_FIRE", "SWOLLEN", "CASING_BROKEN", "OPENED", "WATER", "INSULATION", "HOT", "VOLTAGE");

    private final EnvelopeMaker maker = new EnvelopeMaker(SamplePacks.MAKER, SITE, null);
    private final int assessedOnYyyymmdd = yesterday();

    /** A ledger that knows the works, their models and what their packs are made of. */
    StateMap ledger() {
        StateMap state = new StateMap();
        state.record(StateMap.transactionOf(List.of(new HotLots("L").setUp().get(0))));
        state.record(StateMap.transaction(List.of(new EnvelopeMaker(HotLots.REGULATOR, "", null).make(registry()))));
        state.record(StateMap.transaction(List.of(maker.make(List.of(composition())))));
        return state;
    }

    private static List<Command> registry() {
        return List.of(
                Registrations.party(
                        SamplePacks.MAKER,
                        "Bench works",
                        HotLots.ORGANISATION,
                        Role.ROLE_BATTERY_MAKER,
                        Role.ROLE_VEHICLE_MAKER,
                        Role.ROLE_REPAIRER,
                        Role.ROLE_CASCADE_OPERATOR,
                        Role.ROLE_RECYCLER),
                Registrations.site(SITE, SamplePacks.MAKER, SiteKind.SITE_KIND_RECYCLING_PLANT, "Bench works"),
                Registrations.licence(
                        SamplePacks.MAKER,
                        "BENCH-1",
                        Material.MATERIAL_POWER_BATTERY,
                        Act.ACT_CASCADE_USE,
                        Act.ACT_DISMANTLE,
                        Act.ACT_RECYCLE),
                Registrations.model(SamplePacks.MODEL, SamplePacks.MAKER, "Bench pack"),
                Registrations.model(PRODUCT_MODEL, SamplePacks.MAKER, "Bench cabinet"));
    }

    private static Command composition() {
        Assay.Builder composition = Assay.newBuilder()
                .setMethod("EXACT")
                .setLaboratory("Bench laboratory")
                .setSampledOnYyyymmdd(20250201);
        int[] sharesPpm = {20_000, 60_000, 60_000, 60_000, 100_000, 150_000, 50_000, 150_000};
        List<String> elements = List.of("Li", "Ni", "Co", "Mn", "Cu", "Al", "Fe", "C");
        for (int i = 0; i < sharesPpm.length; i++) {
            composition.addElements(
                    ElementShare.newBuilder().setElement(elements.get(i)).setSharePpm(sharesPpm[i]));
        }
        return Command.newBuilder()
                .setFileComposition(FileComposition.newBuilder()
                        .setModelCode(SamplePacks.MODEL)
                        .setComposition(composition))
                .build();
    }

    /** An envelope of the works. */
    PreparedEnvelope envelope(List<Command> commands) {
        return maker.make(commands);
    }

    /** Code of the pack with a number, 0 to 40,000 for those with modules. */
    String pack(int number) {
        return SyntheticCodes.battery(SamplePacks.MODEL, TRACE, MADE_ON, number + 1);
    }

    /** Codes of the first modules of a pack that has up to 16. */
    List<String> modules(int pack, int count) {
        return codes(MODULE_MODEL, pack * 16, count);
    }

    private static List<String> cells(int pack, int module) {
        return codes(SyntheticCodes.cellModel(MODULE_MODEL), (pack * 16 + module) * CELLS_A_MODULE, CELLS_A_MODULE);
    }

    private static List<String> codes(String model, int first, int count) {
        List<String> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            codes.add(SyntheticCodes.battery(model, TRACE, MADE_ON, first + i + 1));
        }
        return codes;
    }

    /** Makes a pack with modules of twelve cells each, or with nothing to know of its inside. */
    Command made(int pack, int modules) {
        List<String> inside = new ArrayList<>(modules(pack, modules));
        for (int m = 0; m < modules; m++) {
            inside.addAll(cells(pack, m));
        }
        Collections.sort(inside);
        return new SamplePacks.Pack(pack(pack), PACK_MG, 150_000, 345_600, inside).command();
    }

    /** A pack was in a vehicle. */
    List<Command> driven(int pack) {
        String vin = SyntheticCodes.vin("LSUHN00A", "XP", pack);
        return List.of(
                Command.newBuilder()
                        .setInstallBattery(InstallBattery.newBuilder()
                                .setBatteryId(pack(pack))
                                .setVin(vin))
                        .build(),
                Command.newBuilder()
                        .setRemoveBattery(RemoveBattery.newBuilder()
                                .setBatteryId(pack(pack))
                                .setVin(vin))
                        .build());
    }

    /** Takes a pack apart into its modules, casing, copper and what is lost. */
    Command dismantled(int pack, int modules) {
        Dismantle.Builder dismantle = Dismantle.newBuilder().setBatteryId(pack(pack));
        List<String> codes = modules(pack, modules);
        for (int m = 0; m < modules; m++) {
            dismantle.addParts(DismantledPart.newBuilder()
                    .setBatteryCode(codes.get(m))
                    .setMassMg(MODULE_MG)
                    .setFate(ChildFate.CHILD_FATE_PRESENT)
                    .addAllCellCodes(cells(pack, m)));
        }
        dismantle
                .addLots(PartLot.newBuilder()
                        .setPart(BatteryPart.BATTERY_PART_CASING)
                        .setLotId("CASING-" + pack)
                        .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                        .setMassMg(CASING_MG))
                .addLots(PartLot.newBuilder()
                        .setPart(BatteryPart.BATTERY_PART_COPPER)
                        .setLotId("COPPER-" + pack)
                        .setMaterial(Material.MATERIAL_NON_FERROUS_SCRAP)
                        .setMassMg(COPPER_MG))
                .addLosses(DismantlingLoss.newBuilder()
                        .setKind(DismantlingLossKind.DISMANTLING_LOSS_KIND_WEIGHING)
                        .setMassMg(PACK_MG - CASING_MG - COPPER_MG - modules * MODULE_MG));
        return Command.newBuilder().setDismantle(dismantle).build();
    }

    /** Finds a module fit for another purpose. */
    Command assessed(String module) {
        RecordAssessment.Builder assessment = RecordAssessment.newBuilder()
                .setBatteryId(module)
                .setStateOfHealthPpm(840_000)
                .setCellSpreadPpm(18_000)
                .setCapacityMah(MODULE_MAH)
                .setVoltageMv(MODULE_MV)
                .setInternalResistanceUohm(850)
                .setMethod("GB/T 34015-2017")
                .setLaboratory("Bench laboratory")
                .setAssessedOnYyyymmdd(assessedOnYyyymmdd)
                .setSuitability(Suitability.SUITABILITY_REPURPOSE);
        for (String question : QUESTIONS) {
            assessment.addSafetyAnswers(SafetyAnswer.newBuilder().setQuestion(question));
        }
        return Command.newBuilder().setRecordAssessment(assessment).build();
    }

    /** Builds the product with a number of some modules. */
    Command repurposed(int product, List<String> modules) {
        String code = PRODUCT_MODEL + SyntheticCodes.date(MADE_ON) + String.format(Locale.ROOT, "%07dRM", product + 1);
        return Command.newBuilder()
                .setRepurpose(Repurpose.newBuilder()
                        .setProduct(SecondLifeProduct.newBuilder()
                                .setBatteryCode(code)
                                .addAllSourceIds(modules)
                                .setCapacityMah(MODULE_MAH)
                                .setVoltageMv(MODULE_MV * modules.size())
                                .setAddedMassMg(CASING_MG)))
                .build();
    }

    /** A whole run that turns packs without modules into one lot. */
    List<Command> run(String run, int firstPack, int packs) {
        AddInputs.Builder inputs = AddInputs.newBuilder().setRunId(run);
        for (int i = 0; i < packs; i++) {
            inputs.addInputs(Goods.newBuilder().setBatteryId(pack(firstPack + i)));
        }
        return List.of(
                Command.newBuilder()
                        .setOpenRun(OpenRun.newBuilder()
                                .setRunId(run)
                                .setRoute("BATTERY_HYDROMETALLURGY")
                                .setEquipment("Bench line"))
                        .build(),
                Command.newBuilder().setAddInputs(inputs).build(),
                Command.newBuilder()
                        .setAddOutputs(AddOutputs.newBuilder()
                                .setRunId(run)
                                .addOutputs(RunOutput.newBuilder()
                                        .setLotId(run + "-SLAG")
                                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                                        .setGrade("SLAG")
                                        .setMassMg(packs * PACK_MG)
                                        .setAssay(Assay.newBuilder()
                                                .setMethod("EXACT")
                                                .setLaboratory("Bench laboratory")
                                                .setSampledOnYyyymmdd(assessedOnYyyymmdd)
                                                .addElements(ElementShare.newBuilder()
                                                        .setElement("Li"))
                                                .setNothingElse(true))))
                        .build(),
                Command.newBuilder()
                        .setCloseRun(CloseRun.newBuilder().setRunId(run))
                        .build());
    }

    /** In China it is no earlier there. */
    private static int yesterday() {
        LocalDate day = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).minusDays(1);
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
