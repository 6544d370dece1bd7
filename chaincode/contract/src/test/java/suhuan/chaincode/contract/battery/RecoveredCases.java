package suhuan.chaincode.contract.battery;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.more;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.recorded;
import static suhuan.chaincode.contract.fixture.Processing.refused;

import java.util.List;
import java.util.stream.IntStream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RegisterBattery;

/** Rows of recovered material in new batteries. A pack of 400 kg holds 24 kg of cobalt; 24 kg of 99 % came back. */
final class RecoveredCases {
    private static final String FACTORY = "maker-1";
    private static final String COBALT = "H-back~1";

    private RecoveredCases() {}

    private static Step factory() {
        return by(REGULATOR, registerSite(FACTORY, MAKER, SiteKind.SITE_KIND_FACTORY));
    }

    private static Step atFactory(Object builder) {
        return by(MAKER, FACTORY, builder);
    }

    static RegisterBattery.Builder made(int pack, String lot, long massMg) {
        return registerBattery(pack(pack))
                .addRecovered(LotMass.newBuilder().setLotId(lot).setMassMg(massMg));
    }

    /** Cobalt of a recycled pack, back at its maker. */
    static List<Step> sold() {
        return more(
                closed(),
                factory(),
                plant(offer("H-back", MAKER, Act.ACT_TRADE, lot("co", 0))),
                atFactory(acceptAll("H-back")));
    }

    static List<Case> all() {
        return List.of(
                recorded("all of a lot", sold(), atFactory(made(2, COBALT, 24 * KG))),
                recorded(
                        "a lot in two packs",
                        sold(),
                        atFactory(made(2, COBALT, KG)),
                        atFactory(made(3, COBALT, 23 * KG))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "in goods without a code",
                        sold(),
                        atFactory(registerUncoded("x")
                                .addRecovered(
                                        LotMass.newBuilder().setLotId(COBALT).setMassMg(1)))),
                refused(Reason.FIELD_REQUIRED, "no lot", List.of(), by(MAKER, made(2, "", 1))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no mass", sold(), atFactory(made(2, COBALT, 0))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a lot twice",
                        sold(),
                        atFactory(made(2, COBALT, 1)
                                .addRecovered(
                                        LotMass.newBuilder().setLotId(COBALT).setMassMg(1)))),
                refused(Reason.TOO_MANY_ENTRIES, "21 lots", List.of(), by(MAKER, many())),
                refused(Reason.LOT_NOT_FOUND, "a lot nobody knows", List.of(), by(MAKER, made(2, "L-9", 1))),
                refused(Reason.CUSTODY_NOT_HELD, "of the recycler", closed(), by(MAKER, made(2, "co", 1))),
                refused(Reason.GOODS_AT_OTHER_SITE, "at another site", sold(), by(MAKER, made(2, COBALT, 1))),
                refused(
                        Reason.LOT_CONSUMED,
                        "used up",
                        more(sold(), atFactory(made(2, COBALT, 24 * KG))),
                        atFactory(made(3, COBALT, 1))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "more than is left",
                        more(sold(), atFactory(made(2, COBALT, 23 * KG))),
                        atFactory(made(3, COBALT, KG + 1))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "what is on offer",
                        more(sold(), atFactory(offer("H-9", RECYCLER, Act.ACT_TRADE, lot(COBALT, 20 * KG)))),
                        atFactory(made(2, COBALT, 4 * KG + 1))),
                refused(
                        Reason.LOT_NOT_A_PRODUCT,
                        "scrap that was only bought",
                        List.of(
                                factory(),
                                by(
                                        REGULATOR,
                                        grantLicence(MAKER, "L-1", Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS)),
                                atFactory(receiveLot("a", KG))),
                        atFactory(made(2, "a", 1))),
                refused(
                        Reason.RECOVERED_EXCEEDS_BATTERY,
                        "more than the battery weighs",
                        sold(),
                        atFactory(made(2, COBALT, 2 * KG).setMassMg(2 * KG - 1))),
                refused(
                        Reason.RECOVERED_EXCEEDS_BATTERY,
                        "more cobalt than its model holds",
                        sold(),
                        atFactory(made(2, COBALT, 24 * KG).setMassMg(395 * KG))),
                recorded(
                        "as much cobalt as its model holds",
                        sold(),
                        atFactory(made(2, COBALT, 24 * KG).setMassMg(396 * KG))),
                recorded(
                        "in a battery of a model without composition",
                        more(sold(), by(REGULATOR, fileModel("001PB99", MAKER))),
                        atFactory(made(2, COBALT, 24 * KG)
                                .setMassMg(30 * KG)
                                .setBatteryCode("001PB99" + pack(2).substring(7)))));
    }

    private static RegisterBattery.Builder many() {
        RegisterBattery.Builder many = registerBattery(pack(2));
        IntStream.rangeClosed(1, 21)
                .forEach(i -> many.addRecovered(
                        LotMass.newBuilder().setLotId("L-" + i).setMassMg(1)));
        return many;
    }
}
