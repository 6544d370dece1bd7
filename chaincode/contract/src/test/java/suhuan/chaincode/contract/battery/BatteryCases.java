package suhuan.chaincode.contract.battery;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.cell;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.scan;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withChildren;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.UNLICENSED_POINT;
import static suhuan.chaincode.contract.fixture.Parties.UNLICENSED_SITE;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.party;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.ReturnedBattery;

/** Tables of the verbs of batteries. */
public final class BatteryCases {
    private static final String P = pack(1);
    private static final String VIN = vin(1);

    private BatteryCases() {}

    public static Stream<Case> all() {
        var tables = Stream.of(registering(), children(), installing(), removing(), returning(), matching(), uncoded());
        return Stream.concat(tables.flatMap(List::stream), RecoveredCases.all().stream());
    }

    static Step made(String code) {
        return by(MAKER, registerBattery(code));
    }

    /** A pack in the hands of the vehicle maker. */
    static List<Step> delivered(String code) {
        return List.of(
                made(code),
                by(MAKER, offer("H-" + code, CAR_MAKER, Act.ACT_TRADE, battery(code))),
                by(CAR_MAKER, CAR_FACTORY, acceptAll("H-" + code)));
    }

    static Case refusedAfter(Reason reason, String name, List<Step> before, Step... more) {
        List<Step> steps = new ArrayList<>(before);
        steps.addAll(List.of(more));
        return refused(reason, name, steps.toArray(Step[]::new));
    }

    static Case recordedAfter(String name, List<Step> before, Step... more) {
        List<Step> steps = new ArrayList<>(before);
        steps.addAll(List.of(more));
        return recorded(name, steps.toArray(Step[]::new));
    }

    /** Id of the candidate the n-th step after the world was prepared made. */
    static String candidate(int step) {
        return "CAND~" + World.envelopeId(4 + step) + "~0~0";
    }

    private static List<Case> registering() {
        return List.of(
                recorded("a pack", made(P)),
                refused(Reason.FIELD_REQUIRED, "neither code nor label", made("")),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a list without commitment",
                        by(MAKER, registerBattery(P).addChildCodes(cell(1)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "code and label",
                        by(MAKER, registerBattery(P).setLegacyLabel("x"))),
                refused(Reason.FIELD_MALFORMED, "label too long", by(MAKER, registerUncoded("x".repeat(101)))),
                refused(Reason.FIELD_MALFORMED, "label with a control character", by(MAKER, registerUncoded("a\0b"))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "no mass",
                        by(MAKER, registerBattery(P).setMassMg(0))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "negative mass",
                        by(MAKER, registerBattery(P).setMassMg(-1))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than 100 t",
                        by(MAKER, registerBattery(P).setMassMg(Mass.MAX_BATTERY_MG + 1))),
                recorded("100 t", by(MAKER, registerBattery(P).setMassMg(Mass.MAX_BATTERY_MG))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "no capacity",
                        by(MAKER, registerBattery(P).setCapacityMah(0))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "voltage",
                        by(MAKER, registerBattery(P).setVoltageMv(10_000_001))),
                refused(Reason.BATTERY_CODE_INVALID, "23 characters", made(P.substring(1))),
                refused(Reason.BATTERY_CODE_INVALID, "30 February", made("001PB240000003B2Y0000001")),
                refused(Reason.BATTERY_CODE_INVALID, "a code of cascade use", made("001PE01B3C0000001RP")),
                refused(Reason.ROLE_NOT_HELD, "by a repairer", by(REPAIRER, registerBattery(P))),
                refused(Reason.MODEL_OF_OTHER_MAKER, "another maker's model", by(OTHER_MAKER, registerBattery(P))),
                refused(Reason.MODEL_NOT_FILED, "model not filed", made("009" + P.substring(3))),
                refused(Reason.BATTERY_ALREADY_REGISTERED, "twice", made(P), made(P)));
    }

    private static List<Case> children() {
        List<String> cells = IntStream.rangeClosed(1, 96).mapToObj(i -> cell(i)).toList();
        List<String> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        List<String> twice = List.of(cell(1), cell(2), cell(1));
        List<String> many =
                IntStream.rangeClosed(1, 2001).mapToObj(i -> cell(i)).toList();
        return List.of(
                recorded("96 cells", by(MAKER, withChildren(registerBattery(P), cells))),
                recorded("96 cells in any order", by(MAKER, withChildren(registerBattery(P), reversed))),
                recorded("2,000 cells", by(MAKER, withChildren(registerBattery(P), many.subList(0, 2000)))),
                refused(Reason.TOO_MANY_ENTRIES, "2,001 cells", by(MAKER, withChildren(registerBattery(P), many))),
                refused(Reason.DUPLICATE_ENTRY, "a cell twice", by(MAKER, withChildren(registerBattery(P), twice))),
                refused(
                        Reason.BATTERY_CODE_INVALID,
                        "a cell's code is too short",
                        by(MAKER, withChildren(registerBattery(P), List.of("001C")))),
                refused(
                        Reason.BATTERY_CODE_INVALID,
                        "a cell's code in lower case",
                        by(MAKER, withChildren(registerBattery(P), List.of(cell(1).toLowerCase(Locale.ROOT))))),
                refused(
                        Reason.CHILDREN_COMMITMENT_DIFFERS,
                        "one code changed",
                        by(MAKER, withChildren(registerBattery(P), cells).setChildCodes(7, cell(500)))),
                refused(
                        Reason.CHILDREN_COMMITMENT_DIFFERS,
                        "one code more",
                        by(MAKER, withChildren(registerBattery(P), cells).addChildCodes(cell(500)))),
                refused(
                        Reason.CHILDREN_COMMITMENT_DIFFERS,
                        "commitment without list",
                        by(MAKER, withChildren(registerBattery(P), cells).clearChildCodes())),
                refused(
                        Reason.CHILDREN_COMMITMENT_DIFFERS,
                        "commitment to nothing",
                        by(MAKER, withChildren(registerBattery(P), List.of()))),
                refused(
                        Reason.CHILD_NOT_FIT,
                        "a pack in a pack",
                        by(MAKER, withChildren(registerBattery(P), List.of(pack(2))))),
                refused(
                        Reason.CHILD_NOT_FIT,
                        "a cell in a cell",
                        by(REGULATOR, fileModel("001CB24", MAKER)),
                        by(MAKER, withChildren(registerBattery(cell(1)), List.of(cell(2))))));
    }

    private static List<Case> installing() {
        List<Step> full = new ArrayList<>();
        for (int i = 1; i <= 32; i++) {
            full.addAll(delivered(pack(i)));
            full.add(by(CAR_MAKER, install(pack(i), VIN)));
        }
        full.addAll(delivered(pack(33)));
        return List.of(
                recordedAfter("a pack", delivered(P), by(CAR_MAKER, install(P, VIN))),
                recordedAfter(
                        "a VIN of a market without check digit",
                        delivered(P),
                        by(CAR_MAKER, install(P, "WVWZZZ1KZAW000001"))),
                refused(Reason.FIELD_REQUIRED, "no battery", by(CAR_MAKER, install("", VIN))),
                refused(Reason.FIELD_REQUIRED, "no vehicle", by(CAR_MAKER, install(P, ""))),
                refused(Reason.FIELD_MALFORMED, "an id that cannot be", by(CAR_MAKER, install("a b", VIN))),
                refused(Reason.VIN_INVALID, "16 characters", by(CAR_MAKER, install(P, VIN.substring(1)))),
                refused(
                        Reason.VIN_INVALID,
                        "check digit of a Chinese VIN",
                        by(CAR_MAKER, install(P, "L" + "A".repeat(7) + "9" + "A".repeat(8)))),
                refused(
                        Reason.VIN_INVALID,
                        "check digit demanded",
                        by(CAR_MAKER, install(P, "WVWZZZ1KZAW000001").setCheckDigitDemanded(true))),
                refused(Reason.ROLE_NOT_HELD, "by the battery maker", made(P), by(MAKER, install(P, VIN))),
                refused(Reason.BATTERY_NOT_FOUND, "not on the ledger", by(CAR_MAKER, install(P, VIN))),
                refused(Reason.CUSTODY_NOT_HELD, "held by the maker", made(P), by(CAR_MAKER, install(P, VIN))),
                refusedAfter(
                        Reason.BATTERY_INSTALLED,
                        "in two vehicles",
                        delivered(P),
                        by(CAR_MAKER, install(P, VIN)),
                        by(CAR_MAKER, install(P, vin(2)))),
                refused(
                        Reason.BATTERY_IS_WASTE,
                        "a candidate that came back",
                        by(POINT, POINT_SITE, receiveReturn("")),
                        by(
                                REGULATOR,
                                grantLicence(REPAIRER, "L-9", Material.MATERIAL_POWER_BATTERY, Act.ACT_CASCADE_USE)),
                        by(REGULATOR, registerSite("repair-1", REPAIRER, SiteKind.SITE_KIND_FACTORY)),
                        by(POINT, offer("H", REPAIRER, Act.ACT_CASCADE_USE, battery(candidate(0)))),
                        by(REPAIRER, "repair-1", acceptAll("H")),
                        by(REPAIRER, install(candidate(0), VIN))),
                refusedAfter(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        delivered(P),
                        by(CAR_MAKER, offer("H", REPAIRER, Act.ACT_TRADE, battery(P))),
                        by(CAR_MAKER, install(P, VIN))),
                recordedAfter(
                        "the offer expired",
                        delivered(P),
                        by(CAR_MAKER, offer("H", REPAIRER, Act.ACT_TRADE, battery(P))),
                        by(CAR_MAKER, install(P, VIN)).later(World.DAY)),
                refused(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        by(REPAIRER, registerUncoded("old")),
                        made(P),
                        by(REPAIRER, match(candidate(0), P)),
                        by(REPAIRER, install(candidate(0), VIN))),
                refused(
                        Reason.BATTERY_AWAITS_MATCH,
                        "moves under a candidate",
                        by(REGULATOR, registerParty(party(50), Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER)),
                        by(REGULATOR, fileModel("050PB24", party(50))),
                        by(POINT, POINT_SITE, receiveReturn("050" + P.substring(3))),
                        by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(2)))),
                        by(party(50), registerBattery("050" + P.substring(3))),
                        by(party(50), install("050" + P.substring(3), VIN))),
                refusedAfter(Reason.VEHICLE_FULL, "the 33rd", full, by(CAR_MAKER, install(pack(33), VIN))));
    }

    private static List<Case> removing() {
        List<Step> installed = new ArrayList<>(delivered(P));
        installed.add(by(CAR_MAKER, install(P, VIN)));
        return List.of(
                recordedAfter("by a repairer", installed, by(REPAIRER, remove(P, VIN))),
                recordedAfter(
                        "and put into another",
                        installed,
                        by(REPAIRER, remove(P, VIN)),
                        by(REPAIRER, install(P, vin(2)))),
                refused(Reason.FIELD_REQUIRED, "no battery", by(REPAIRER, remove("", VIN))),
                refused(Reason.FIELD_MALFORMED, "an id that cannot be", by(REPAIRER, remove("/", VIN))),
                refused(Reason.VIN_INVALID, "not a VIN", by(REPAIRER, remove(P, "OOO"))),
                refusedAfter(Reason.ROLE_NOT_HELD, "by a yard", installed, by(YARD, remove(P, VIN))),
                refused(Reason.BATTERY_NOT_FOUND, "not on the ledger", by(REPAIRER, remove(P, VIN))),
                refused(Reason.BATTERY_NOT_INSTALLED, "in no vehicle", made(P), by(REPAIRER, remove(P, VIN))),
                refusedAfter(
                        Reason.BATTERY_NOT_INSTALLED,
                        "in another vehicle",
                        installed,
                        by(REPAIRER, remove(P, vin(2)))));
    }

    private static Step back(Object builder) {
        return by(POINT, POINT_SITE, builder);
    }

    private static ReceiveReturn.Builder one(ReturnedBattery.Builder battery) {
        return receiveReturn().addBatteries(battery);
    }

    private static List<Case> returning() {
        List<Step> installed = new ArrayList<>(delivered(P));
        installed.add(by(CAR_MAKER, install(P, VIN)));
        String[] tooMany = IntStream.rangeClosed(1, 201).mapToObj(i -> pack(i)).toArray(String[]::new);
        return List.of(
                recordedAfter("out of a vehicle", installed, back(receiveReturn(P))),
                recorded("never in a vehicle", made(P), back(receiveReturn(P))),
                recorded("never seen", back(receiveReturn(P))),
                recorded("no code, twice", back(receiveReturn("", ""))),
                recorded("a label nobody can read", back(receiveReturn("磨损"))),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(POINT, receiveReturn(P))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no channel",
                        back(receiveReturn(P).clearChannel())),
                refused(Reason.FIELD_REQUIRED, "nothing", back(receiveReturn())),
                refused(Reason.FIELD_REQUIRED, "no safety class", back(one(scan(P).clearSafetyClass()))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a channel of a later version",
                        back(receiveReturn(P).setChannelValue(77))),
                refused(Reason.FIELD_MALFORMED, "65 characters", back(receiveReturn("x".repeat(65)))),
                refused(Reason.FIELD_MALFORMED, "U+0000", back(receiveReturn("a\0"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "evidence of 31 bytes",
                        back(one(scan(P).setEvidenceSha256(ByteString.copyFrom(new byte[31]))))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no mass", back(one(scan(P).setMassMg(0)))),
                refused(Reason.TOO_MANY_ENTRIES, "201 batteries", back(receiveReturn(tooMany))),
                refused(Reason.DUPLICATE_ENTRY, "one code twice", back(receiveReturn(P, P))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "one code twice, once in lower case",
                        back(receiveReturn(P, " " + P.toLowerCase(Locale.ROOT)))),
                refused(Reason.VIN_INVALID, "not a VIN", back(one(scan(P).setVin("X")))),
                refused(Reason.ROLE_NOT_HELD, "by a recycler", by(RECYCLER, PLANT, receiveReturn(P))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "without licence",
                        by(UNLICENSED_POINT, UNLICENSED_SITE, receiveReturn(P))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "licence revoked that day",
                        by(REGULATOR, revokeLicence(POINT, "L-1").setRevokedFromYyyymmdd(20260529)),
                        back(receiveReturn(P))),
                recorded(
                        "licence revoked from the next day",
                        by(REGULATOR, revokeLicence(POINT, "L-1").setRevokedFromYyyymmdd(20260530)),
                        back(receiveReturn(P))),
                refused(Reason.SITE_KIND_NOT_FIT, "in an office", by(POINT, POINT_OFFICE, receiveReturn(P))),
                refused(
                        Reason.BATTERY_ALREADY_RETURNED,
                        "a pack twice",
                        made(P),
                        back(receiveReturn(P)),
                        back(receiveReturn(P))),
                refused(
                        Reason.BATTERY_ALREADY_RETURNED,
                        "an unknown code twice",
                        back(receiveReturn(P)),
                        back(receiveReturn(P))),
                refused(
                        Reason.BATTERY_ALREADY_RETURNED,
                        "a candidate by its id",
                        back(receiveReturn("")),
                        back(receiveReturn(candidate(0)))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        made(P),
                        by(MAKER, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(P))),
                        back(receiveReturn(P))),
                recorded(
                        "the offer expired",
                        made(P),
                        by(MAKER, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(P))),
                        back(receiveReturn(P)).later(World.DAY)),
                refused(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        by(REPAIRER, registerUncoded("old")),
                        made(P),
                        by(REPAIRER, match(candidate(0), P)),
                        back(receiveReturn(candidate(0)))),
                refused(
                        Reason.BATTERY_AWAITS_MATCH,
                        "moves under a candidate",
                        back(receiveReturn(P)),
                        by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(0)))),
                        made(P),
                        back(receiveReturn(P))));
    }

    private static List<Case> matching() {
        List<Step> two = List.of(by(REPAIRER, registerUncoded("old")), made(P));
        List<Step> awaiting = List.of(
                back(receiveReturn(P)),
                by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(0)))),
                made(P));
        return List.of(
                recordedAfter("by the holder", two, by(REPAIRER, match(candidate(0), P))),
                recordedAfter("by the maker", two, by(MAKER, match(candidate(0), P))),
                recordedAfter("by the regulator", two, by(REGULATOR, match(candidate(0), P))),
                recordedAfter(
                        "after the hand-over",
                        awaiting,
                        by(RECYCLER, PLANT, acceptAll("H")),
                        by(RECYCLER, match(candidate(0), P))),
                refused(Reason.FIELD_REQUIRED, "no candidate", by(REPAIRER, match("", P))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "evidence of 1 byte",
                        by(REPAIRER, match("CAND~x", P).setEvidenceSha256(ByteString.copyFrom(new byte[1])))),
                refused(Reason.BATTERY_NOT_FOUND, "no such candidate", made(P), by(MAKER, match("CAND~x", P))),
                refused(
                        Reason.BATTERY_NOT_FOUND,
                        "no such battery",
                        by(REPAIRER, registerUncoded("old")),
                        by(REPAIRER, match(candidate(0), P))),
                refusedAfter(Reason.CUSTODY_NOT_HELD, "by somebody else", two, by(YARD, match(candidate(0), P))),
                refusedAfter(
                        Reason.BATTERY_INSTALLED,
                        "the candidate is in a vehicle",
                        two,
                        by(REPAIRER, install(candidate(0), VIN)),
                        by(REPAIRER, match(candidate(0), P))),
                refusedAfter(
                        Reason.BATTERY_ALREADY_RETURNED,
                        "the battery came back by itself",
                        two,
                        back(receiveReturn(P)),
                        by(MAKER, match(candidate(0), P))),
                refusedAfter(
                        Reason.GOODS_IN_HAND_OVER,
                        "the candidate is on offer",
                        awaiting,
                        by(MAKER, match(candidate(0), P))),
                refusedAfter(
                        Reason.GOODS_IN_HAND_OVER,
                        "the battery is on offer",
                        two,
                        by(MAKER, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(P))),
                        by(MAKER, match(candidate(0), P))),
                refusedAfter(
                        Reason.CANDIDATE_MATCHED,
                        "twice",
                        two,
                        by(REPAIRER, match(candidate(0), P)),
                        made(pack(2)),
                        by(REPAIRER, match(candidate(0), pack(2)))),
                refusedAfter(Reason.NOT_A_CANDIDATE, "a battery as candidate", two, by(MAKER, match(P, P))),
                refusedAfter(
                        Reason.NOT_A_CANDIDATE,
                        "a candidate as battery",
                        two,
                        by(REPAIRER, match(candidate(0), candidate(0)))),
                refusedAfter(
                        Reason.NOT_A_CANDIDATE,
                        "the battery has another candidate",
                        two,
                        by(REPAIRER, match(candidate(0), P)),
                        by(REPAIRER, registerUncoded("older")),
                        by(REPAIRER, match(candidate(3), P))),
                refusedAfter(
                        Reason.NOT_A_CANDIDATE,
                        "another battery waits for the candidate",
                        awaiting,
                        by(RECYCLER, PLANT, acceptAll("H")),
                        made(pack(2)),
                        by(RECYCLER, match(candidate(0), pack(2)))),
                refusedAfter(
                        Reason.NOT_A_CANDIDATE,
                        "the battery waits for another candidate",
                        awaiting,
                        by(REPAIRER, registerUncoded("old")),
                        by(REPAIRER, match(candidate(3), P))));
    }

    private static List<Case> uncoded() {
        return List.of(
                recorded("by a repairer", by(REPAIRER, registerUncoded("厂标 17"))),
                recorded("with cells", by(REPAIRER, withChildren(registerUncoded("厂标 17"), List.of(cell(1))))),
                recorded(
                        "into a vehicle and back",
                        by(REPAIRER, registerUncoded("x")),
                        by(REPAIRER, install(candidate(0), VIN)),
                        back(receiveReturn(candidate(0)))),
                refused(Reason.ROLE_NOT_HELD, "by a yard", by(YARD, registerUncoded("x"))),
                refused(Reason.ROLE_NOT_HELD, "by the regulator", by(REGULATOR, registerUncoded("x"))),
                refused(
                        Reason.CHILD_NOT_FIT,
                        "a pack inside",
                        by(REPAIRER, withChildren(registerUncoded("x"), List.of(pack(1))))));
    }
}
