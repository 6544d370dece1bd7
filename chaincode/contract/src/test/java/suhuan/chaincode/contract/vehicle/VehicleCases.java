package suhuan.chaincode.contract.vehicle;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Lives.replaced;
import static suhuan.chaincode.contract.fixture.Lives.scrap;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.DISMANTLER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_SITE;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.RecordReplacement;
import suhuan.ledger.v1.ScrapVehicle;

/** Tables of the verbs of vehicles. */
public final class VehicleCases {
    private static final String VIN = vin(1);
    private static final String P = pack(1);
    private static final ByteString SHORT = ByteString.copyFrom(new byte[31]);

    private VehicleCases() {}

    public static Stream<Case> all() {
        return Stream.of(scrapping(), replacing()).flatMap(List::stream);
    }

    /** Packs in the vehicle with a number. */
    static List<Step> driving(int vehicle, int... packs) {
        List<Step> steps = new ArrayList<>();
        for (int pack : packs) {
            String code = pack(pack);
            steps.add(by(MAKER, registerBattery(code)));
            steps.add(by(MAKER, offer("S-" + code, CAR_MAKER, Act.ACT_TRADE, battery(code))));
            steps.add(by(CAR_MAKER, CAR_FACTORY, acceptAll("S-" + code)));
            steps.add(by(CAR_MAKER, install(code, vin(vehicle))));
        }
        return steps;
    }

    static Step wreck(Object builder) {
        return by(DISMANTLER, WRECK_SITE, builder);
    }

    static Step back(String code) {
        return by(POINT, POINT_SITE, receiveReturn(code));
    }

    private static Case no(Reason reason, String name, List<Step> before, Step... more) {
        return refused(reason, name, and(before, more).toArray(Step[]::new));
    }

    private static Case yes(String name, List<Step> before, Step... more) {
        return recorded(name, and(before, more).toArray(Step[]::new));
    }

    private static List<Case> scrapping() {
        ScrapVehicle.Builder many = scrap(VIN);
        for (int i = 0; i < 33; i++) {
            many.addBatteryIds(pack(i + 1));
        }
        return List.of(
                yes("with its pack", driving(1, 1), wreck(scrap(VIN, P))),
                yes("without its pack", driving(1, 1), wreck(scrap(VIN))),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(DISMANTLER, scrap(VIN))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no certificate",
                        wreck(scrap(VIN).clearCertificateNo())),
                refused(Reason.FIELD_MALFORMED, "battery", wreck(scrap(VIN, "a b"))),
                refused(Reason.FIELD_MALFORMED, "evidence", wreck(scrap(VIN).setEvidenceSha256(SHORT))),
                refused(Reason.TOO_MANY_ENTRIES, "33 batteries", wreck(many)),
                refused(Reason.DUPLICATE_ENTRY, "a battery twice", wreck(scrap(VIN, P, P))),
                refused(Reason.VIN_INVALID, "VIN", wreck(scrap("x"))),
                no(
                        Reason.ROLE_NOT_HELD,
                        "by the maker of cars",
                        driving(1, 1),
                        by(CAR_MAKER, CAR_FACTORY, scrap(VIN, P))),
                refused(Reason.SITE_KIND_NOT_FIT, "in an office", by(DISMANTLER, WRECK_OFFICE, scrap(VIN))),
                no(Reason.VEHICLE_SCRAPPED, "twice", and(driving(1, 1), wreck(scrap(VIN, P))), wreck(scrap(VIN, P))));
    }

    private static List<Case> replacing() {
        List<Step> back = and(driving(1, 1), back(P));
        RecordReplacement.Builder replaced = replaced(VIN, P, pack(2), "V-1");
        List<Step> full = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            full.add(by(
                    POINT,
                    POINT_SITE,
                    receiveReturn().addBatteries(Commands.scan("").setVin(VIN))));
            String candidate = "CAND~" + suhuan.chaincode.contract.fixture.World.envelopeId(4 + 2 * i) + "~0~0";
            full.add(by(REPAIRER, replaced(VIN, candidate, "", "V-" + i)));
        }
        full.addAll(List.of(by(
                POINT,
                POINT_SITE,
                receiveReturn().addBatteries(Commands.scan("").setVin(VIN)))));
        String last = "CAND~" + suhuan.chaincode.contract.fixture.World.envelopeId(4 + 128) + "~0~0";
        return List.of(
                yes("by a repairer", back, by(REPAIRER, replaced)),
                yes("by the maker of the vehicle", back, by(CAR_MAKER, replaced)),
                yes(
                        "by a pack that has become a product since",
                        and(
                                Lives.atOperator(1),
                                by(CASCADE, CASCADE_SITE, Lives.assess(P).setCapacityMah(2 * Lives.MODULE_MAH)),
                                by(CASCADE, CASCADE_SITE, Lives.repurpose(Lives.product(1, 'P'), List.of(P)))),
                        by(REPAIRER, replaced)),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no voucher",
                        by(REPAIRER, replaced.clone().clearVoucherNo())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "by itself",
                        by(REPAIRER, replaced.clone().setNewBatteryId(P))),
                refused(
                        Reason.DATE_INVALID,
                        "no day",
                        by(REPAIRER, replaced.clone().clearReplacedOnYyyymmdd())),
                refused(Reason.VIN_INVALID, "VIN", by(REPAIRER, replaced.clone().setVin("x"))),
                no(
                        Reason.FIELD_OUT_OF_RANGE,
                        "tomorrow",
                        back,
                        by(REPAIRER, replaced.clone().setReplacedOnYyyymmdd(20260530))),
                no(Reason.ROLE_NOT_HELD, "by a collector", back, by(POINT, replaced)),
                no(
                        Reason.PARTY_NOT_FOUND,
                        "a voucher of a stranger",
                        back,
                        by(REPAIRER, replaced.clone().setVoucherPartyId(STRANGER))),
                refused(Reason.BATTERY_NOT_FOUND, "no such battery", by(REPAIRER, replaced)),
                no(
                        Reason.VOUCHER_ALREADY_USED,
                        "a voucher twice",
                        and(driving(1, 1), driving(2, 3).toArray(Step[]::new)),
                        back(P),
                        back(pack(3)),
                        by(REPAIRER, replaced),
                        by(REPAIRER, replaced(vin(2), pack(3), "", "V-1"))),
                no(
                        Reason.REPLACEMENT_ALREADY_RECORDED,
                        "a battery twice",
                        and(back, by(REPAIRER, replaced)),
                        by(REPAIRER, replaced(VIN, P, "", "V-2"))),
                no(Reason.VOUCHER_NOT_BACKED, "still driving", driving(1, 1), by(REPAIRER, replaced)),
                no(
                        Reason.VOUCHER_NOT_BACKED,
                        "from another vehicle",
                        back,
                        by(REPAIRER, replaced(vin(2), P, "", "V-1"))),
                no(
                        Reason.BATTERY_INSTALLED,
                        "with a battery of another vehicle",
                        and(driving(1, 1), driving(2, 2).toArray(Step[]::new)),
                        back(P),
                        by(REPAIRER, replaced)),
                no(Reason.LIMIT_REACHED, "the 65th", full, by(REPAIRER, replaced(VIN, last, "", "V-64"))));
    }
}
