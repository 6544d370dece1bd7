package suhuan.chaincode.contract.hold;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Holding.batteries;
import static suhuan.chaincode.contract.fixture.Holding.liftRecall;
import static suhuan.chaincode.contract.fixture.Holding.lots;
import static suhuan.chaincode.contract.fixture.Holding.quarantine;
import static suhuan.chaincode.contract.fixture.Holding.reassign;
import static suhuan.chaincode.contract.fixture.Holding.recall;
import static suhuan.chaincode.contract.fixture.Holding.release;
import static suhuan.chaincode.contract.fixture.Holding.reportStolen;
import static suhuan.chaincode.contract.fixture.Holding.shortDigest;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.charged;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.scrap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Holding;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.ReassignCustody;

/** Tables of the verbs that hold goods back, let them go, and give them to another party. */
public final class HoldCases {
    private static final String P = pack(1);
    private static final Step MADE = by(MAKER, registerBattery(P));
    private static final List<Step> CONSUMED =
            List.of(scrap("a", TONNE), by(YARD, split("a", "b", TONNE / 2, "c", TONNE / 2)));

    /** Goods that came back without being known, and were matched as soon as they were. */
    private static final List<Step> MATCHED = List.of(by(POINT, POINT_SITE, receiveReturn(P)), MADE);

    private static final String CANDIDATE = "CAND~" + World.envelopeId(4) + "~0~0";

    private HoldCases() {}

    public static Stream<Case> all() {
        return Stream.of(holding(), releasing(), recalling(), lifting(), reassigning())
                .flatMap(List::stream);
    }

    /** A command that opens a case. */
    private interface Opening {
        Object of(String caseId, HeldGoods goods);
    }

    /** A command that lets goods go. */
    private interface Ending {
        Object of(String caseId, HeldGoods goods);
    }

    private static Case no(Reason reason, String name, List<Step> before, Step... more) {
        return refused(reason, name, and(before, more).toArray(Step[]::new));
    }

    private static HeldGoods twoHundredAndOne() {
        return batteries(IntStream.rangeClosed(1, 201).mapToObj(n -> pack(n)).toArray(String[]::new));
    }

    private static List<Case> holding() {
        List<Case> rows = new ArrayList<>();
        rows.addAll(holding("quarantine", Holding::quarantine));
        rows.addAll(holding("loss", Holding::reportLost));
        rows.addAll(holding("theft", Holding::reportStolen));
        rows.add(refused(
                Reason.FIELD_MALFORMED,
                "evidence",
                by(MAKER, quarantine("Q", batteries(P)).setEvidenceSha256(shortDigest()))));
        rows.add(refused(
                Reason.FIELD_MALFORMED,
                "number of the report",
                by(MAKER, reportStolen("Q", batteries(P)).setReportNo("x".repeat(61)))));
        rows.add(recorded("of another party, by the regulator", MADE, by(REGULATOR, quarantine("Q", batteries(P)))));
        return rows;
    }

    private static List<Case> holding(String what, Opening opening) {
        List<Step> sixteen = new ArrayList<>(List.of(MADE));
        for (int i = 0; i < 16; i++) {
            sixteen.add(by(MAKER, quarantine("Q-" + i, batteries(P))));
        }
        return List.of(
                recorded(what + " of a pack", MADE, by(MAKER, opening.of("C", batteries(P)))),
                recorded(what + " of a lot", scrap("a", TONNE), by(YARD, opening.of("C", lots("a")))),
                refused(Reason.FIELD_REQUIRED, what + " of nothing", by(MAKER, opening.of("C", batteries()))),
                refused(Reason.FIELD_MALFORMED, what + ", id", by(MAKER, opening.of("a b", batteries(P)))),
                refused(Reason.TOO_MANY_ENTRIES, what + " of 201", by(MAKER, opening.of("C", twoHundredAndOne()))),
                refused(Reason.DUPLICATE_ENTRY, what + " twice", by(MAKER, opening.of("C", batteries(P, P)))),
                refused(Reason.BATTERY_NOT_FOUND, what + " of nobody's", by(MAKER, opening.of("C", batteries(P)))),
                refused(Reason.LOT_NOT_FOUND, what + " of no lot", by(MAKER, opening.of("C", lots("a")))),
                refused(
                        Reason.CASE_ALREADY_EXISTS,
                        what + ", the case again",
                        MADE,
                        by(MAKER, opening.of("C", batteries(P))),
                        by(MAKER, opening.of("C", batteries(P)))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        what + " of another's pack",
                        MADE,
                        by(POINT, opening.of("C", batteries(P)))),
                no(
                        Reason.CANDIDATE_MATCHED,
                        what + " of what was matched",
                        MATCHED,
                        by(POINT, opening.of("C", batteries(CANDIDATE)))),
                no(Reason.LOT_CONSUMED, what + " of a consumed lot", CONSUMED, by(YARD, opening.of("C", lots("a")))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        what + " of what was taken apart",
                        Lives.apart(1),
                        by(CASCADE, opening.of("C", batteries(P)))),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        what + " of a part",
                        Lives.repurposed(1),
                        by(CASCADE, opening.of("C", batteries(Lives.modules(1).get(0))))),
                no(Reason.LIMIT_REACHED, what + ", the 17th", sixteen, by(MAKER, opening.of("C", batteries(P)))));
    }

    private static List<Case> releasing() {
        List<Case> rows = new ArrayList<>();
        rows.addAll(ending("release", Holding::quarantine, Holding::release, Holding::reportLost));
        rows.addAll(ending("find", Holding::reportLost, Holding::reportFound, Holding::quarantine));
        rows.addAll(ending("find stolen", Holding::reportStolen, Holding::reportFound, Holding::quarantine));
        List<Step> sixteen = new ArrayList<>(List.of(MADE));
        for (int i = 0; i < 17; i++) {
            sixteen.add(by(MAKER, recall("R-" + i)));
        }
        for (int i = 0; i < 16; i++) {
            sixteen.add(by(MAKER, release("R-" + i, batteries(P))));
        }
        rows.add(no(Reason.LIMIT_REACHED, "release, the 17th", sixteen, by(MAKER, release("R-16", batteries(P)))));
        rows.add(recorded("from a recall", MADE, by(MAKER, recall("R")), by(MAKER, release("R", batteries(P)))));
        return rows;
    }

    private static List<Case> ending(String what, Opening opening, Ending ending, Opening other) {
        Step held = by(MAKER, opening.of("C", batteries(P)));
        return List.of(
                recorded(what, MADE, held, by(MAKER, ending.of("C", batteries(P)))),
                recorded(what + ", by the regulator", MADE, held, by(REGULATOR, ending.of("C", batteries(P)))),
                refused(Reason.FIELD_REQUIRED, what + " nothing", by(MAKER, ending.of("C", batteries()))),
                refused(Reason.FIELD_MALFORMED, what + ", id", by(MAKER, ending.of("a b", batteries(P)))),
                refused(Reason.TOO_MANY_ENTRIES, what + " 201", by(MAKER, ending.of("C", twoHundredAndOne()))),
                refused(Reason.DUPLICATE_ENTRY, what + " twice", by(MAKER, ending.of("C", batteries(P, P)))),
                refused(
                        Reason.CASE_OF_OTHER_PARTY,
                        what + " from a case of another",
                        MADE,
                        held,
                        by(POINT, ending.of("C", batteries(P)))),
                refused(
                        Reason.BATTERY_NOT_FOUND,
                        what + " nobody's",
                        MADE,
                        held,
                        by(MAKER, ending.of("C", batteries(pack(2))))),
                refused(Reason.LOT_NOT_FOUND, what + " no lot", MADE, held, by(MAKER, ending.of("C", lots("a")))),
                refused(Reason.CASE_NOT_FOUND, what + ", no case", MADE, by(MAKER, ending.of("C", batteries(P)))),
                refused(
                        Reason.CASE_OF_OTHER_KIND,
                        what + " from a case of another kind",
                        MADE,
                        by(MAKER, other.of("C", batteries(P))),
                        by(MAKER, ending.of("C", batteries(P)))),
                refused(
                        Reason.NOT_HELD_BACK,
                        what + " again",
                        MADE,
                        held,
                        by(MAKER, ending.of("C", batteries(P))),
                        by(MAKER, ending.of("C", batteries(P)))));
    }

    private static List<Case> recalling() {
        List<Step> many = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            many.add(by(MAKER, recall("R-" + i)));
        }
        return List.of(
                recorded("by the maker", by(MAKER, recall("R"))),
                recorded("by the regulator", by(REGULATOR, recall("R"))),
                refused(Reason.FIELD_REQUIRED, "no model", by(MAKER, recall("R").clearModelCode())),
                refused(Reason.FIELD_MALFORMED, "a model", by(MAKER, recall("R").setModelCode("x"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a code of another model",
                        by(MAKER, recall("R").setFirstCode("002PB240000003B3C0000001"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "the last before the first",
                        by(MAKER, recall("R").setFirstCode(pack(2)).setLastCode(P))),
                refused(Reason.DATE_INVALID, "a day", by(MAKER, recall("R").setProducedFromYyyymmdd(20260230))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "days",
                        by(MAKER, recall("R").setProducedFromYyyymmdd(20260102).setProducedToYyyymmdd(20260101))),
                refused(Reason.MODEL_OF_OTHER_MAKER, "of another maker", by(OTHER_MAKER, recall("R"))),
                refused(
                        Reason.MODEL_NOT_FILED,
                        "of no model",
                        by(MAKER, recall("R").setModelCode("009PB24"))),
                refused(Reason.CASE_ALREADY_EXISTS, "again", by(MAKER, recall("R")), by(MAKER, recall("R"))),
                no(Reason.LIMIT_REACHED, "the 65th", many, by(MAKER, recall("R"))));
    }

    private static List<Case> lifting() {
        return List.of(
                recorded("by who opened it", by(MAKER, recall("R")), by(MAKER, liftRecall("R"))),
                recorded("by the regulator", by(MAKER, recall("R")), by(REGULATOR, liftRecall("R"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no reason",
                        by(MAKER, liftRecall("R").clearReason())),
                refused(Reason.FIELD_MALFORMED, "id", by(MAKER, liftRecall("a b"))),
                refused(
                        Reason.CASE_OF_OTHER_PARTY,
                        "of the regulator",
                        by(REGULATOR, recall("R")),
                        by(MAKER, liftRecall("R"))),
                refused(Reason.CASE_NOT_FOUND, "no case", by(MAKER, liftRecall("R"))),
                refused(
                        Reason.CASE_OF_OTHER_KIND,
                        "a quarantine",
                        MADE,
                        by(MAKER, quarantine("R", batteries(P))),
                        by(MAKER, liftRecall("R"))),
                refused(
                        Reason.CASE_CLOSED,
                        "twice",
                        by(MAKER, recall("R")),
                        by(MAKER, liftRecall("R")),
                        by(MAKER, liftRecall("R"))));
    }

    /** Runs of the recycler that go on with the yard. */
    private static ReassignCustody.Builder goesOn(String... runs) {
        return reassign(RECYCLER, YARD, YARD_SITE, HeldGoods.getDefaultInstance())
                .clearGoods()
                .addAllRunIds(List.of(runs));
    }

    private static List<Case> reassigning() {
        HeldGoods goods = batteries(P);
        return List.of(
                recorded("a pack", MADE, by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, goods))),
                recorded("a lot", scrap("a", TONNE), by(REGULATOR, reassign(YARD, RECYCLER, PLANT, lots("a")))),
                refused(Reason.RUN_NOT_FOUND, "no run", by(REGULATOR, goesOn("R"))),
                refused(Reason.DUPLICATE_ENTRY, "a run twice", by(REGULATOR, goesOn("R", "R"))),
                refused(
                        Reason.RUN_OF_OTHER_PARTY,
                        "a run of another than said",
                        plant(openRun("R", HYDRO)),
                        by(REGULATOR, goesOn("R").setFromPartyId(MAKER))),
                no(Reason.RUN_CLOSED, "a run that is closed", closed(), by(REGULATOR, goesOn("R"))),
                recorded(
                        "a run that goes on",
                        and(charged(), by(REGULATOR, goesOn("R")), by(YARD, YARD_SITE, losses("R", loss(1))))
                                .toArray(Step[]::new)),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no reason",
                        by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, goods).clearReason())),
                refused(Reason.FIELD_MALFORMED, "to itself", by(REGULATOR, reassign(MAKER, MAKER, PLANT, goods))),
                refused(
                        Reason.TOO_MANY_ENTRIES,
                        "201",
                        by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, twoHundredAndOne()))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "twice",
                        by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, batteries(P, P)))),
                refused(Reason.ROLE_NOT_HELD, "by itself", MADE, by(MAKER, reassign(MAKER, RECYCLER, PLANT, goods))),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "to a stranger",
                        MADE,
                        by(REGULATOR, reassign(MAKER, STRANGER, PLANT, goods))),
                refused(
                        Reason.SITE_NOT_FOUND,
                        "to a site of another",
                        MADE,
                        by(REGULATOR, reassign(MAKER, RECYCLER, POINT_SITE, goods))),
                refused(Reason.BATTERY_NOT_FOUND, "nobody's", by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, goods))),
                refused(Reason.LOT_NOT_FOUND, "no lot", by(REGULATOR, reassign(YARD, RECYCLER, PLANT, lots("a")))),
                refused(
                        Reason.CUSTODY_NOT_HELD,
                        "of another than said",
                        MADE,
                        by(REGULATOR, reassign(POINT, RECYCLER, PLANT, goods))),
                refused(
                        Reason.GOODS_IN_HAND_OVER,
                        "on offer",
                        MADE,
                        by(MAKER, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P))),
                        by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, goods))),
                no(
                        Reason.CANDIDATE_MATCHED,
                        "what was matched",
                        MATCHED,
                        by(REGULATOR, reassign(POINT, RECYCLER, PLANT, batteries(CANDIDATE)))),
                no(
                        Reason.LOT_CONSUMED,
                        "a consumed lot",
                        CONSUMED,
                        by(REGULATOR, reassign(YARD, RECYCLER, PLANT, lots("a")))),
                no(
                        Reason.BATTERY_LIFE_ENDED,
                        "what was taken apart",
                        Lives.apart(1),
                        by(REGULATOR, reassign(CASCADE, RECYCLER, PLANT, goods))),
                no(
                        Reason.BATTERY_INSIDE_PRODUCT,
                        "a part",
                        Lives.repurposed(1),
                        by(
                                REGULATOR,
                                reassign(
                                        CASCADE,
                                        RECYCLER,
                                        PLANT,
                                        batteries(Lives.modules(1).get(0))))));
    }
}
