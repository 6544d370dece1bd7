package suhuan.chaincode.contract.handover;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.PACK_MG;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.refuse;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withdraw;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.CarrierLeg;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.ToleranceRule;

/** Tables of the verbs of hand-overs. */
public final class HandOverCases {
    private static final String P = pack(1);
    private static final Step MADE = by(MAKER, registerBattery(P));
    private static final Step LOT = by(YARD, YARD_SITE, receiveLot("a", TONNE));
    private static final Step OFFERED = by(YARD, steel(TONNE));
    private static final Step ACCEPTED = by(MILL, MILL_SITE, acceptAll("H"));

    private HandOverCases() {}

    public static Stream<Case> all() {
        return Stream.of(offering(), offeringGoods(), accepting(), counterWeighing(), refusing(), withdrawing())
                .flatMap(List::stream);
    }

    private static OfferHandOver.Builder steel(long massMg) {
        return offer("H", MILL, Act.ACT_SMELT, lot("a", massMg));
    }

    private static OfferHandOver.Builder pack1() {
        return offer("H", CAR_MAKER, Act.ACT_TRADE, battery(P));
    }

    private static String candidate(int step) {
        return "CAND~" + World.envelopeId(4 + step) + "~0~0";
    }

    private static List<Case> offering() {
        Goods[] many =
                IntStream.rangeClosed(1, 501).mapToObj(i -> battery(pack(i))).toArray(Goods[]::new);
        OfferHandOver.Builder legs = pack1();
        IntStream.range(0, 21).forEach(i -> legs.addLegs(CarrierLeg.newBuilder().setCarrier("c")));
        return List.of(
                recorded(
                        "a pack, by two carriers",
                        MADE,
                        by(MAKER, pack1().addLegs(leg("350900")).addLegs(leg("")))),
                refused(Reason.FIELD_REQUIRED, "no id", by(MAKER, pack1().clearHandOverId())),
                refused(Reason.FIELD_REQUIRED, "no consignee", by(MAKER, pack1().clearConsigneePartyId())),
                refused(Reason.FIELD_REQUIRED, "no act", by(MAKER, pack1().clearAct())),
                refused(Reason.FIELD_REQUIRED, "no goods", by(MAKER, pack1().clearGoods())),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a line without goods",
                        by(MAKER, pack1().addGoods(Goods.getDefaultInstance()))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a carrier without name",
                        by(MAKER, pack1().addLegs(CarrierLeg.getDefaultInstance()))),
                refused(Reason.FIELD_MALFORMED, "an id with a tilde", by(MAKER, pack1().setHandOverId("H~1"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a rule of a later version",
                        by(MAKER, pack1().setToleranceRuleValue(9))),
                refused(Reason.FIELD_OUT_OF_RANGE, "negative mass", by(YARD, steel(-1))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no end", by(MAKER, pack1().clearExpiresAtMs())),
                refused(Reason.TOO_MANY_ENTRIES, "501 lines", by(MAKER, offer("H", CAR_MAKER, Act.ACT_TRADE, many))),
                refused(Reason.TOO_MANY_ENTRIES, "21 legs", by(MAKER, legs)),
                refused(Reason.DUPLICATE_ENTRY, "a pack twice", by(MAKER, pack1().addGoods(battery(P)))),
                refused(Reason.DUPLICATE_ENTRY, "a lot twice", by(YARD, steel(1).addGoods(lot("a", 2)))),
                refused(Reason.REGION_UNKNOWN, "from nowhere", by(MAKER, pack1().addLegs(leg("000000")))),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "to a stranger",
                        MADE,
                        by(MAKER, pack1().setConsigneePartyId(STRANGER))),
                refused(
                        Reason.HAND_OVER_ALREADY_EXISTS,
                        "an id twice",
                        MADE,
                        by(MAKER, pack1()),
                        by(MAKER, registerBattery(pack(2))),
                        by(MAKER, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(pack(2))))),
                refused(
                        Reason.CONSIGNEE_IS_CONSIGNOR,
                        "to oneself",
                        MADE,
                        by(MAKER, pack1().setConsigneePartyId(MAKER))),
                refused(Reason.EXPIRY_NOT_IN_FUTURE, "over now", MADE, by(MAKER, pack1().setExpiresAtMs(World.NOW))),
                refused(
                        Reason.EXPIRY_NOT_IN_FUTURE,
                        "over in 91 days",
                        MADE,
                        by(MAKER, pack1().setExpiresAtMs(World.NOW + 90 * World.DAY + 1))),
                recorded("over in 1 ms", MADE, by(MAKER, pack1().setExpiresAtMs(World.NOW + 1))),
                recorded("over in 90 days", MADE, by(MAKER, pack1().setExpiresAtMs(World.NOW + 90 * World.DAY))));
    }

    private static CarrierLeg.Builder leg(String from) {
        return CarrierLeg.newBuilder()
                .setCarrier("顺达运输")
                .setVehiclePlate("闽J12345")
                .setFromRegionCode(from);
    }

    private static List<Case> offeringGoods() {
        List<Step> reserved = new ArrayList<>(List.of(LOT));
        IntStream.range(0, 64).forEach(i -> reserved.add(by(YARD, steel(1).setHandOverId("H" + i))));
        reserved.add(by(YARD, steel(1)));
        List<Step> expired = new ArrayList<>(List.of(LOT));
        IntStream.range(0, 64).forEach(i -> expired.add(by(YARD, steel(1).setHandOverId("H" + i))));
        expired.add(by(YARD, steel(0).setExpiresAtMs(World.NOW + 2 * World.DAY)).later(World.DAY));
        return List.of(
                recorded(
                        "a lot twice, in parts",
                        LOT,
                        by(YARD, steel(TONNE - 1)),
                        by(YARD, steel(1).setHandOverId("H2"))),
                recorded("all that is free", LOT, by(YARD, steel(TONNE - 1)), by(YARD, steel(0).setHandOverId("H2"))),
                refused(Reason.ACT_NOT_FOR_WASTE, "a lot as a product", LOT, by(YARD, steel(1).setAct(Act.ACT_TRADE))),
                refused(
                        Reason.ACT_NOT_FOR_WASTE,
                        "a returned pack as a product",
                        MADE,
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(POINT, pack1())),
                refused(Reason.BATTERY_NOT_FOUND, "no such pack", by(MAKER, pack1())),
                refused(Reason.LOT_NOT_FOUND, "no such lot", by(YARD, steel(1))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "another's pack",
                        MADE,
                        by(CAR_MAKER, pack1().setConsigneePartyId(REPAIRER))),
                refused(Reason.CUSTODY_NOT_HELD, "another's lot", LOT, by(MILL, steel(1).setConsigneePartyId(YARD))),
                refused(
                        Reason.BATTERY_INSTALLED,
                        "a pack in a vehicle",
                        MADE,
                        by(MAKER, pack1()),
                        by(CAR_MAKER, CAR_FACTORY, acceptAll("H")),
                        by(CAR_MAKER, install(P, vin(1))),
                        by(CAR_MAKER, pack1().setHandOverId("H2").setConsigneePartyId(REPAIRER))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "a pack twice",
                        MADE,
                        by(MAKER, pack1()),
                        by(MAKER, pack1().setHandOverId("H2"))),
                recorded(
                        "a pack again after the offer expired",
                        MADE,
                        by(MAKER, pack1()),
                        by(MAKER, pack1().setHandOverId("H2").setExpiresAtMs(World.NOW + 2 * World.DAY))
                                .later(World.DAY)),
                refused(
                        Reason.CANDIDATE_MATCHED,
                        "a candidate that was matched",
                        by(REPAIRER, registerUncoded("x")),
                        MADE,
                        by(REPAIRER, match(candidate(0), P)),
                        by(REPAIRER, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(candidate(0))))),
                refused(
                        Reason.BATTERY_AWAITS_MATCH,
                        "a pack that waits",
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(candidate(0)))),
                        MADE,
                        by(MAKER, pack1().setHandOverId("H2"))),
                refused(
                        Reason.LOT_CONSUMED,
                        "a lot that was divided",
                        LOT,
                        by(YARD, split("a", "b", 1L, "c", TONNE - 1)),
                        by(YARD, steel(1))),
                refused(Reason.MASS_NOT_AVAILABLE, "1 mg too much", LOT, by(YARD, steel(TONNE + 1))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "more than is free",
                        LOT,
                        by(YARD, steel(TONNE - 1)),
                        by(YARD, steel(2).setHandOverId("H2"))),
                refused(
                        Reason.MASS_NOT_AVAILABLE,
                        "all of nothing",
                        LOT,
                        by(YARD, steel(0)),
                        by(YARD, steel(0).setHandOverId("H2"))),
                refused(Reason.LIMIT_REACHED, "the 65th offer of a lot", reserved.toArray(Step[]::new)),
                recorded("64 offers expired", expired.toArray(Step[]::new)));
    }

    private static List<Case> accepting() {
        AcceptedLine.Builder[] many =
                IntStream.rangeClosed(1, 501).mapToObj(i -> line(i, 0, 0)).toArray(AcceptedLine.Builder[]::new);
        return List.of(
                recorded("all of it", LOT, OFFERED, ACCEPTED),
                recorded("a part of it", LOT, OFFERED, by(MILL, MILL_SITE, accept("H", line(1, 5, 0)))),
                recorded(
                        "one line of two",
                        LOT,
                        by(YARD, YARD_SITE, receiveLot("b", TONNE)),
                        by(YARD, steel(3).addGoods(lot("b", 4))),
                        by(MILL, MILL_SITE, accept("H", line(2, 0, 0))),
                        by(YARD, merge("c", "a", "b"))),
                recorded(
                        "all, and one line in part",
                        LOT,
                        by(YARD, YARD_SITE, receiveLot("b", TONNE)),
                        by(YARD, steel(3).addGoods(lot("b", 4))),
                        by(MILL, MILL_SITE, acceptAll("H").addLines(line(2, 1, 0)))),
                refused(Reason.FIELD_REQUIRED, "nowhere", by(MILL, acceptAll("H"))),
                refused(Reason.FIELD_REQUIRED, "no id", by(MILL, MILL_SITE, acceptAll(""))),
                refused(Reason.FIELD_REQUIRED, "nothing accepted", by(MILL, MILL_SITE, accept("H"))),
                refused(Reason.FIELD_MALFORMED, "an id that cannot be", by(MILL, MILL_SITE, acceptAll("H H"))),
                refused(Reason.FIELD_OUT_OF_RANGE, "line 0", by(MILL, MILL_SITE, accept("H", line(0, 0, 0)))),
                refused(Reason.FIELD_OUT_OF_RANGE, "negative mass", by(MILL, MILL_SITE, accept("H", line(1, -1, 0)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "half a pack",
                        MADE,
                        by(MAKER, pack1()),
                        by(CAR_MAKER, CAR_FACTORY, accept("H", line(1, PACK_MG / 2, 0)))),
                refused(Reason.TOO_MANY_ENTRIES, "501 lines", by(MILL, MILL_SITE, accept("H", many))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a line twice",
                        by(MILL, MILL_SITE, accept("H", line(1, 1, 0), line(1, 2, 0)))),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "another act",
                        LOT,
                        by(YARD, steel(1).setAct(Act.ACT_PROCESS)),
                        ACCEPTED),
                refused(
                        Reason.LICENCE_NOT_HELD,
                        "revoked since the offer",
                        LOT,
                        OFFERED,
                        by(REGULATOR, revokeLicence(MILL, "L-4")),
                        ACCEPTED),
                recorded(
                        "granted since the offer",
                        LOT,
                        by(YARD, steel(1).setAct(Act.ACT_PROCESS)),
                        by(REGULATOR, grantLicence(MILL, "L-40", Material.MATERIAL_SCRAP_STEEL, Act.ACT_PROCESS)),
                        ACCEPTED),
                refused(Reason.HAND_OVER_NOT_FOUND, "no such offer", ACCEPTED),
                refused(
                        Reason.HAND_OVER_LINE_NOT_FOUND,
                        "line 2 of 1",
                        LOT,
                        OFFERED,
                        by(MILL, MILL_SITE, accept("H", line(2, 0, 0)))),
                refused(
                        Reason.NOT_THE_CONSIGNEE,
                        "by somebody else",
                        MADE,
                        by(MAKER, pack1()),
                        by(POINT, POINT_SITE, acceptAll("H"))),
                refused(Reason.HAND_OVER_RESOLVED, "twice", LOT, OFFERED, ACCEPTED, ACCEPTED),
                refused(
                        Reason.HAND_OVER_RESOLVED,
                        "after it was refused",
                        LOT,
                        OFFERED,
                        by(MILL, refuse("H")),
                        ACCEPTED),
                refused(Reason.HAND_OVER_EXPIRED, "at the last ms", LOT, OFFERED, ACCEPTED.later(World.DAY)),
                recorded("1 ms before", LOT, OFFERED, ACCEPTED.later(World.DAY - 1)),
                refused(
                        Reason.MORE_THAN_OFFERED,
                        "1 mg more",
                        LOT,
                        by(YARD, steel(5)),
                        by(MILL, MILL_SITE, accept("H", line(1, 6, 0)))));
    }

    private static Case weighing(String name, Reason expected, ToleranceRule rule, long acceptedMg, long weighedMg) {
        Step[] steps = {
            LOT,
            by(YARD, steel(TONNE).setToleranceRule(rule)),
            by(MILL, MILL_SITE, accept("H", line(1, acceptedMg, weighedMg)))
        };
        return expected == null ? recorded(name, steps) : refused(expected, name, steps);
    }

    private static List<Case> counterWeighing() {
        Reason out = Reason.MASS_OUT_OF_TOLERANCE;
        ToleranceRule permille = ToleranceRule.TOLERANCE_RULE_TRUCK_SCALE_3_PER_MILLE;
        return List.of(
                weighing("exactly", null, ToleranceRule.TOLERANCE_RULE_EXACT, 0, TONNE),
                weighing("1 mg less", out, ToleranceRule.TOLERANCE_RULE_EXACT, 0, TONNE - 1),
                weighing("1 mg more without rule", out, ToleranceRule.TOLERANCE_RULE_UNSPECIFIED, 0, TONNE + 1),
                weighing("3 per mille less", null, permille, 0, TONNE - TONNE / 1000 * 3),
                weighing("3 per mille and 1 mg less", out, permille, 0, TONNE - TONNE / 1000 * 3 - 1),
                weighing("3 per mille of 999 mg is 2 mg", null, permille, 999, 1001),
                weighing("and not 3", out, permille, 999, 1002),
                weighing("1 per cent more", null, ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT, 0, TONNE + TONNE / 100),
                weighing(
                        "1 per cent and 1 mg more",
                        out,
                        ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT,
                        0,
                        TONNE + TONNE / 100 + 1),
                weighing("5 per cent more", null, ToleranceRule.TOLERANCE_RULE_FIVE_PER_CENT, 0, TONNE + TONNE / 20),
                weighing("the heaviest mass there is", out, ToleranceRule.TOLERANCE_RULE_FIVE_PER_CENT, 0, Mass.MAX_MG),
                recorded(
                        "a pack on another scale",
                        MADE,
                        by(MAKER, pack1().setToleranceRule(ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT)),
                        by(CAR_MAKER, CAR_FACTORY, accept("H", line(1, 0, PACK_MG - 1)))));
    }

    private static List<Case> refusing() {
        return List.of(
                recorded(
                        "and offered again",
                        LOT,
                        OFFERED,
                        by(MILL, refuse("H")),
                        by(YARD, steel(TONNE).setHandOverId("H2"))),
                recorded(
                        "packs",
                        MADE,
                        by(MAKER, pack1()),
                        by(CAR_MAKER, refuse("H")),
                        by(MAKER, pack1().setHandOverId("H2"))),
                refused(Reason.FIELD_REQUIRED, "no reason", by(MILL, refuse("H").clearReason())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a reason of 501",
                        by(MILL, refuse("H").setReason("理".repeat(501)))),
                refused(Reason.HAND_OVER_NOT_FOUND, "no such offer", by(MILL, refuse("H"))),
                refused(Reason.NOT_THE_CONSIGNEE, "by the consignor", LOT, OFFERED, by(YARD, refuse("H"))),
                refused(
                        Reason.HAND_OVER_RESOLVED,
                        "after it was accepted",
                        LOT,
                        OFFERED,
                        ACCEPTED,
                        by(MILL, refuse("H"))),
                refused(
                        Reason.HAND_OVER_EXPIRED,
                        "after its end",
                        LOT,
                        OFFERED,
                        by(MILL, refuse("H")).later(World.DAY)));
    }

    private static List<Case> withdrawing() {
        return List.of(
                recorded(
                        "and offered again",
                        LOT,
                        OFFERED,
                        by(YARD, withdraw("H")),
                        by(YARD, steel(TONNE).setHandOverId("H2"))),
                recorded("after its end", LOT, OFFERED, by(YARD, withdraw("H")).later(World.DAY)),
                recorded(
                        "after its end, when the goods are gone",
                        LOT,
                        OFFERED,
                        by(YARD, split("a", "b", 1L, "c", TONNE - 1)).later(World.DAY),
                        by(YARD, withdraw("H")).later(World.DAY)),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no reason",
                        by(YARD, withdraw("H").clearReason())),
                refused(Reason.FIELD_MALFORMED, "an id that cannot be", by(YARD, withdraw("?"))),
                refused(Reason.HAND_OVER_NOT_FOUND, "no such offer", by(YARD, withdraw("H"))),
                refused(Reason.NOT_THE_CONSIGNOR, "by the consignee", LOT, OFFERED, by(MILL, withdraw("H"))),
                refused(
                        Reason.HAND_OVER_RESOLVED,
                        "twice",
                        LOT,
                        OFFERED,
                        by(YARD, withdraw("H")),
                        by(YARD, withdraw("H"))));
    }
}
