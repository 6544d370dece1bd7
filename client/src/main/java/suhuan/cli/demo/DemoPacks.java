package suhuan.cli.demo;

import java.util.List;
import suhuan.cli.sample.SyntheticCodes;
import suhuan.client.ChildCodes;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.RegisterBattery;

/** The packs of the demo: 2,000 of two models, a hundred a day, 96 cells each, and the vehicles they go into. */
final class DemoPacks {
    static final int COUNT = 2_000;
    static final int A_DAY = 100;
    static final int CELLS = 96;
    private static final int FIRST_DAY_AGO = 640;
    private static final String LFP = "9YJPB01";
    private static final String TERNARY = "9YJPE02";
    private static final String TRACE = "0BL1A01";
    private static final long LFP_MG = 478_000_000L;
    private static final long TERNARY_MG = 392_500_000L;
    private static final long SPREAD_MG = 125_000L;
    private static final int SPREAD_STEPS = 17;
    private static final long LFP_MAH = 228_000L;
    private static final long TERNARY_MAH = 177_000L;
    private static final long LFP_MV = 332_800L;
    private static final long TERNARY_MV = 350_400L;

    private final DemoClock clock;

    DemoPacks(DemoClock clock) {
        this.clock = clock;
    }

    private static String model(int index) {
        return index / A_DAY % 2 == 0 ? LFP : TERNARY;
    }

    /** Code of a pack, 0 to COUNT and one more that the maker registers late. */
    String code(int index) {
        return SyntheticCodes.battery(model(index), TRACE, clock.day(FIRST_DAY_AGO - index / A_DAY), index % A_DAY + 1);
    }

    /** A well-formed code of a maker that keeps no account here. */
    String foreignCode(int index) {
        return SyntheticCodes.battery("9QXPB77", "0000F01", clock.day(FIRST_DAY_AGO + index), index + 1);
    }

    /** Registered mass of a pack. */
    long massMg(int index) {
        long nominal = model(index).equals(LFP) ? LFP_MG : TERNARY_MG;
        return nominal + (index % SPREAD_STEPS - SPREAD_STEPS / 2) * SPREAD_MG;
    }

    /** Vehicle of a pack. */
    String vin(int index) {
        return SyntheticCodes.vin("LZDEMA1A", "RF", index + 1);
    }

    /** The command that registers a pack with its cells. */
    Command register(int index) {
        List<String> cells = SyntheticCodes.cells(
                model(index), TRACE, clock.day(FIRST_DAY_AGO - index / A_DAY), index % A_DAY, CELLS);
        return Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder()
                        .setBatteryCode(code(index))
                        .setMassMg(massMg(index))
                        .setCapacityMah(model(index).equals(LFP) ? LFP_MAH : TERNARY_MAH)
                        .setVoltageMv(model(index).equals(LFP) ? LFP_MV : TERNARY_MV)
                        .setChildren(ChildCodes.commitment(cells))
                        .addAllChildCodes(cells))
                .build();
    }

    /** The two models as the regulator files them. */
    static List<FileModel> models(String makerPartyId) {
        return List.of(
                FileModel.newBuilder()
                        .setModelCode(LFP)
                        .setMakerPartyId(makerPartyId)
                        .setName("YJ-LFP-76 磷酸铁锂 75.9 kWh")
                        .setNominalMassMg(LFP_MG)
                        .setNominalCapacityMah(LFP_MAH)
                        .setNominalVoltageMv(LFP_MV)
                        .build(),
                FileModel.newBuilder()
                        .setModelCode(TERNARY)
                        .setMakerPartyId(makerPartyId)
                        .setName("YJ-NCM-62 三元 62.0 kWh")
                        .setNominalMassMg(TERNARY_MG)
                        .setNominalCapacityMah(TERNARY_MAH)
                        .setNominalVoltageMv(TERNARY_MV)
                        .build());
    }
}
