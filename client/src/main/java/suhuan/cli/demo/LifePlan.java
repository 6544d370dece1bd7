package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import suhuan.cli.sample.SyntheticCodes;
import suhuan.client.ChildCodes;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.RegisterBattery;

/** The packs of the whole-life scenario: their codes, masses and what they are made of. Not two weigh the same, to the mg. */
final class LifePlan {
    static final int PACKS = 500;
    static final int MODULES_A_PACK = 4;
    /** Packs 0 to this one lead a second life. */
    static final int REPURPOSED = PACKS / 2;

    static final int PACKS_A_PRODUCT = 2;
    static final int PRODUCTS = REPURPOSED / PACKS_A_PRODUCT;
    static final int NEW_PACKS = 480;
    static final long KG = 1_000_000L;
    static final long MODULE_MG = 80 * KG;
    static final long ADDED_MG = 20 * KG;
    static final long NEW_PACK_MG = 400 * KG;
    static final String PACK_MODEL = "9YJPB11";
    static final String MODULE_MODEL = "9YJMB11";
    static final String PRODUCT_MODEL = "9CYPB01";
    static final String NEW_MODEL = "9YJPB12";

    private static final long CASING_MG = 76 * KG;
    private static final long LOSS_MG = 4 * KG;
    private static final int CASING_KINDS = 11;
    private static final long CASING_STEP_MG = 137;
    private static final int LOSS_KINDS = 7;
    private static final long LOSS_STEP_MG = 53;
    private static final String TRACE = "0000L01";
    private static final int MADE_DAYS_AGO = 640;
    private static final int NEW_DAYS_AGO = 1;
    private static final long PACK_MAH = 180_000;
    private static final long PACK_MV = 350_000;
    private static final long MODULE_MAH = 180_000;
    private static final long MODULE_MV = 87_500;

    private final DemoClock clock;

    LifePlan(DemoClock clock) {
        this.clock = clock;
    }

    String pack(int index) {
        return SyntheticCodes.battery(PACK_MODEL, TRACE, clock.day(MADE_DAYS_AGO), index + 1);
    }

    List<String> modules(int pack) {
        return IntStream.range(0, MODULES_A_PACK)
                .mapToObj(i -> SyntheticCodes.battery(
                        MODULE_MODEL, TRACE, clock.day(MADE_DAYS_AGO), pack * MODULES_A_PACK + i + 1))
                .toList();
    }

    /** Modules of packs from one to before another. */
    List<String> modules(int from, int to) {
        List<String> modules = new ArrayList<>();
        for (int pack = from; pack < to; pack++) modules.addAll(modules(pack));
        return modules;
    }

    String vin(int index) {
        return SyntheticCodes.vin("LZDEMA2B", "RF", index + 1);
    }

    /** Code of 19 characters of the product made of two packs. */
    String product(int index) {
        return PRODUCT_MODEL + SyntheticCodes.date(clock.day(100)) + String.format(Locale.ROOT, "%07d", index + 1)
                + "RM";
    }

    String newPack(int index) {
        return SyntheticCodes.battery(NEW_MODEL, TRACE, clock.day(NEW_DAYS_AGO), index + 1);
    }

    static long casingMg(int pack) {
        return CASING_MG + pack % CASING_KINDS * CASING_STEP_MG;
    }

    static long lossMg(int pack) {
        return LOSS_MG - pack % LOSS_KINDS * LOSS_STEP_MG;
    }

    static long packMg(int pack) {
        return MODULES_A_PACK * MODULE_MG + casingMg(pack) + lossMg(pack);
    }

    static String casing(int pack) {
        return String.format(Locale.ROOT, "WL-CASE-%03d", pack + 1);
    }

    static String productCasing(int product) {
        return String.format(Locale.ROOT, "WL-CABINET-%03d", product + 1);
    }

    RegisterBattery.Builder registered(int pack) {
        List<String> modules = modules(pack);
        return RegisterBattery.newBuilder()
                .setBatteryCode(pack(pack))
                .setMassMg(packMg(pack))
                .setCapacityMah(PACK_MAH)
                .setVoltageMv(PACK_MV)
                .setChildren(ChildCodes.commitment(modules))
                .addAllChildCodes(modules);
    }

    RegisterBattery.Builder renewed(int index) {
        return RegisterBattery.newBuilder()
                .setBatteryCode(newPack(index))
                .setMassMg(NEW_PACK_MG)
                .setCapacityMah(PACK_MAH)
                .setVoltageMv(PACK_MV);
    }

    /** Models as the regulator files them. */
    static List<FileModel> models() {
        return List.of(
                model(PACK_MODEL, Actor.MAKER, "YJ-NCM-63 三元 63.0 kWh", NEW_PACK_MG, PACK_MAH, PACK_MV),
                model(MODULE_MODEL, Actor.MAKER, "YJ-NCM-M 三元模组 module", MODULE_MG, MODULE_MAH, MODULE_MV),
                model(PRODUCT_MODEL, Actor.CASCADE, "PC-ESS-90 储能柜 storage cabinet", 660 * KG, 120_000, 704_000),
                model(
                        NEW_MODEL,
                        Actor.MAKER,
                        "YJ-NCM-63R 三元,含再生料 with recycled content",
                        NEW_PACK_MG,
                        PACK_MAH,
                        PACK_MV));
    }

    private static FileModel model(
            String code, Actor maker, String name, long massMg, long capacityMah, long voltageMv) {
        return FileModel.newBuilder()
                .setModelCode(code)
                .setMakerPartyId(maker.partyId())
                .setName(name)
                .setNominalMassMg(massMg)
                .setNominalCapacityMah(capacityMah)
                .setNominalVoltageMv(voltageMv)
                .build();
    }

    /** A module of 80 kg holds 2 kg of lithium, 6 kg each of nickel, cobalt and manganese, 10 kg of copper, … */
    Assay moduleComposition() {
        return assay(
                "DESIGN_DATA",
                "Li",
                25_000,
                "Ni",
                75_000,
                "Co",
                75_000,
                "Mn",
                75_000,
                "Cu",
                125_000,
                "Al",
                100_000,
                "Fe",
                12_500,
                "Pb",
                0,
                "C",
                187_500);
    }

    /** A new pack of 400 kg holds 24 kg of cobalt. */
    Assay newComposition() {
        return assay(
                "DESIGN_DATA",
                "Li",
                20_000,
                "Ni",
                60_000,
                "Co",
                60_000,
                "Mn",
                60_000,
                "Cu",
                100_000,
                "Al",
                80_000,
                "C",
                150_000);
    }

    /** An assay: symbol, ppm, symbol, ppm, … */
    Assay assay(String method, Object... symbolsAndShares) {
        Assay.Builder assay = Assay.newBuilder()
                .setMethod(method)
                .setLaboratory("岳麓检测中心 Yuelu laboratory")
                .setSampledOnYyyymmdd(clock.yyyymmdd(20));
        for (int i = 0; i < symbolsAndShares.length; i += 2) {
            assay.addElements(ElementShare.newBuilder()
                    .setElement((String) symbolsAndShares[i])
                    .setSharePpm((Integer) symbolsAndShares[i + 1]));
        }
        return assay.build();
    }
}
