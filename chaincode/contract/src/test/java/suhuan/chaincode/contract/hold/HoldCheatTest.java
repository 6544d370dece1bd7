package suhuan.chaincode.contract.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.refuse;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withdraw;
import static suhuan.chaincode.contract.fixture.Holding.batteries;
import static suhuan.chaincode.contract.fixture.Holding.liftRecall;
import static suhuan.chaincode.contract.fixture.Holding.lots;
import static suhuan.chaincode.contract.fixture.Holding.quarantine;
import static suhuan.chaincode.contract.fixture.Holding.reassign;
import static suhuan.chaincode.contract.fixture.Holding.recall;
import static suhuan.chaincode.contract.fixture.Holding.release;
import static suhuan.chaincode.contract.fixture.Holding.reportFound;
import static suhuan.chaincode.contract.fixture.Holding.reportLost;
import static suhuan.chaincode.contract.fixture.Holding.reportStolen;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.packsAtPlant;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.scrap;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.Parties;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.RejectionDetail;

/** Ways to get goods past a case: each is refused with the case named, and what must still be possible is. */
class HoldCheatTest {
    private static final String P = pack(1);
    private static final Step MADE = by(MAKER, registerBattery(P));
    private static final Step QUARANTINED = by(MAKER, quarantine("Q", batteries(P)));
    private static final Step OFFERED = by(MAKER, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P)));

    private static Case.Played refused(Reason reason, List<Step> before, Step... more) {
        Case.Played played = Case.refused(
                        reason, reason.name(), and(before, more).toArray(Step[]::new))
                .check();
        assertThat(played.verdict().getRefused().getDetailsList().stream()
                        .map(RejectionDetail::getName)
                        .toList())
                .contains("case_id");
        return played;
    }

    private static World recorded(List<Step> before, Step... more) {
        return Case.recorded("recorded", and(before, more).toArray(Step[]::new))
                .check()
                .world();
    }

    @Test
    void aPackInQuarantineIsNotOfferedAndTheCaseIsNamed() {
        Case.Played played = refused(Reason.GOODS_QUARANTINED, List.of(MADE, QUARANTINED), OFFERED);
        assertThat(played.verdict().getRefused().getDetailsList())
                .extracting(RejectionDetail::getValue)
                .containsExactly(P, MAKER, "Q");
    }

    @Test
    void aPackThatWasOnOfferWhenTheCaseBeganIsNotAcceptedAnyMore() {
        refused(Reason.GOODS_QUARANTINED, List.of(MADE, OFFERED, QUARANTINED), by(RECYCLER, PLANT, acceptAll("H")));
    }

    @Test
    void anOfferOfHeldGoodsCanStillBeWithdrawnOrRefused() {
        List<Step> offered = List.of(MADE, OFFERED, QUARANTINED);
        recorded(offered, by(MAKER, withdraw("H")));
        recorded(offered, by(RECYCLER, refuse("H")));
    }

    @Test
    void ofAnOfferTheSoundPackIsTakenAndTheHeldOneGoesBack() {
        World world = recorded(
                List.of(
                        MADE,
                        by(MAKER, registerBattery(pack(2))),
                        by(MAKER, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P), battery(pack(2)))),
                        QUARANTINED),
                by(RECYCLER, PLANT, accept("H", line(2, 0, 0))));
        assertThat(suhuan.chaincode.contract.fixture.Holding.last(world)
                        .getHandOverAccepted()
                        .getReturnedLineNosList())
                .containsExactly(1);
    }

    @Test
    void aLotInQuarantineIsNeitherDividedNorMixedNorOffered() {
        List<Step> held = List.of(scrap("a", TONNE), scrap("b", TONNE), by(YARD, quarantine("Q", lots("a"))));
        refused(Reason.GOODS_QUARANTINED, held, by(YARD, split("a", "c", TONNE / 2, "d", TONNE / 2)));
        refused(Reason.GOODS_QUARANTINED, held, by(YARD, merge("m", "b", "a")));
        refused(Reason.GOODS_QUARANTINED, held, by(YARD, offer("H", MILL, Act.ACT_SMELT, lot("a", 1))));
    }

    @Test
    void aPackInQuarantineIsNotProcessed() {
        refused(
                Reason.GOODS_QUARANTINED,
                and(packsAtPlant(1), plant(openRun("R", HYDRO)), by(RECYCLER, quarantine("Q", batteries(P)))),
                plant(inputs("R", battery(P))));
    }

    @Test
    void aPackInQuarantineIsNotTakenApartButMayBeAssessed() {
        List<Step> held = and(Lives.atOperator(1), by(CASCADE, quarantine("Q", batteries(P))));
        refused(Reason.GOODS_QUARANTINED, held, by(CASCADE, CASCADE_SITE, Lives.dismantle(1)));
        recorded(held, by(CASCADE, CASCADE_SITE, Lives.assess(P)));
    }

    @Test
    void aModuleInQuarantineIsNotBuiltIntoAProduct() {
        refused(
                Reason.GOODS_QUARANTINED,
                and(
                        Lives.assessed(1),
                        by(CASCADE, quarantine("Q", batteries(Lives.modules(1).get(1))))),
                by(CASCADE, CASCADE_SITE, Lives.repurpose(Lives.product(1, 'M'), Lives.modules(1))));
    }

    @Test
    void aQuarantineOfTheRegulatorIsNotEndedByTheHolder() {
        refused(
                Reason.CASE_OF_OTHER_PARTY,
                List.of(MADE, by(REGULATOR, quarantine("Q", batteries(P)))),
                by(MAKER, release("Q", batteries(P))));
    }

    @Test
    void theEndOfOneCaseDoesNotEndAnother() {
        refused(
                Reason.GOODS_QUARANTINED,
                List.of(
                        MADE,
                        QUARANTINED,
                        by(REGULATOR, quarantine("Q-2", batteries(P))),
                        by(MAKER, release("Q", batteries(P)))),
                OFFERED);
    }

    @Test
    void whatWasHeldAsACandidateIsHeldUnderItsCode() {
        String candidate = "CAND~" + World.envelopeId(4) + "~0~0";
        refused(
                Reason.GOODS_QUARANTINED,
                List.of(
                        by(POINT, POINT_SITE, receiveReturn(P)),
                        by(POINT, quarantine("Q", batteries(candidate))),
                        MADE),
                by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P))));
    }

    @Test
    void aStolenPackIsNotTakenInOverTheCounter() {
        refused(
                Reason.GOODS_STOLEN,
                List.of(MADE, by(MAKER, reportStolen("T", batteries(P)))),
                by(POINT, POINT_SITE, receiveReturn(P)));
    }

    @Test
    void aLostPackIsNeitherSoldNorAssessedUntilItIsFound() {
        List<Step> lost = and(Lives.atOperator(1), by(CASCADE, reportLost("L", batteries(P))));
        Step sold = by(CASCADE, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P)));
        refused(Reason.GOODS_LOST, lost, sold);
        refused(Reason.GOODS_LOST, lost, by(CASCADE, CASCADE_SITE, Lives.assess(P)));
        recorded(and(lost, by(CASCADE, reportFound("L", batteries(P)))), sold);
    }

    @Test
    void theGravestOfTwoCasesIsNamed() {
        refused(Reason.GOODS_STOLEN, List.of(MADE, by(MAKER, reportStolen("T", batteries(P))), QUARANTINED), OFFERED);
    }

    @Test
    void goodsOfAPartyThatIsGoneStayHeldWithTheNext() {
        refused(
                Reason.GOODS_QUARANTINED,
                List.of(MADE, QUARANTINED, by(REGULATOR, reassign(MAKER, RECYCLER, PLANT, batteries(P)))),
                by(RECYCLER, offer("H", CASCADE, Act.ACT_CASCADE_USE, battery(P))));
    }

    @Test
    void aRecalledPackGoesToItsMakerAndToNobodyElse() {
        List<Step> recalled = and(Lives.atOperator(1), by(MAKER, recall("R")));
        refused(
                Reason.BATTERY_RECALLED,
                recalled,
                by(CASCADE, offer("H", OTHER_CASCADE, Act.ACT_CASCADE_USE, battery(P))));
        refused(Reason.BATTERY_RECALLED, recalled, by(CASCADE, CASCADE_SITE, Lives.dismantle(1)));
        // The maker has no licence for waste, so what goes back to it is what never came back from a vehicle.
        List<Step> sold = List.of(
                MADE,
                by(MAKER, offer("S", CAR_MAKER, Act.ACT_TRADE, battery(P))),
                by(CAR_MAKER, CAR_FACTORY, acceptAll("S")),
                by(REGULATOR, Commands.registerSite("maker-1", MAKER, suhuan.common.v1.SiteKind.SITE_KIND_FACTORY)),
                by(MAKER, recall("R")),
                by(CAR_MAKER, offer("B", MAKER, Act.ACT_TRADE, battery(P))),
                by(MAKER, "maker-1", acceptAll("B")));
        Step again = by(MAKER, offer("S-2", CAR_MAKER, Act.ACT_TRADE, battery(P)));
        refused(Reason.BATTERY_RECALLED, sold, again);
        recorded(and(sold, by(MAKER, release("R", batteries(P)))), again);
    }

    @Test
    void anOfferMadeBeforeTheRecallIsNotAcceptedAfterIt() {
        refused(
                Reason.BATTERY_RECALLED,
                and(
                        Lives.atOperator(1),
                        by(CASCADE, offer("H", OTHER_CASCADE, Act.ACT_CASCADE_USE, battery(P))),
                        by(MAKER, recall("R"))),
                by(OTHER_CASCADE, OTHER_CASCADE_SITE, acceptAll("H")));
    }

    @Test
    void aRecalledPackIsNotPutIntoAVehicleButMayComeOutOfOneAndComeBack() {
        List<Step> sold = List.of(
                MADE,
                by(MAKER, offer("S", CAR_MAKER, Act.ACT_TRADE, battery(P))),
                by(CAR_MAKER, CAR_FACTORY, acceptAll("S")));
        refused(Reason.BATTERY_RECALLED, and(sold, by(MAKER, recall("R"))), by(CAR_MAKER, install(P, vin(1))));
        List<Step> driving = and(sold, by(CAR_MAKER, install(P, vin(1))), by(MAKER, recall("R")));
        recorded(driving, by(REPAIRER, remove(P, vin(1))));
        recorded(driving, by(POINT, POINT_SITE, receiveReturn(P)));
    }

    @Test
    void aRecallReachesItsCodesAndDaysAndNoOthers() {
        List<Step> made = List.of(MADE, by(MAKER, registerBattery(pack(2))), by(MAKER, registerBattery(pack(3))));
        List<Step> byCode =
                and(made, by(MAKER, recall("R").setFirstCode(pack(2)).setLastCode(pack(2))));
        recorded(byCode, by(MAKER, offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(P), battery(pack(3)))));
        refused(
                Reason.BATTERY_RECALLED,
                byCode,
                by(MAKER, offer("H-2", RECYCLER, Act.ACT_RECYCLE, battery(P), battery(pack(2)))));
        int day = ((suhuan.chaincode.domain.code.BatteryCode.Valid) suhuan.chaincode.domain.code.BatteryCode.parse(P))
                .producedOnYyyymmdd();
        recorded(and(made, by(MAKER, recall("R").setProducedFromYyyymmdd(day + 1))), OFFERED);
        recorded(and(made, by(MAKER, recall("R").setProducedToYyyymmdd(day - 1))), OFFERED);
        refused(
                Reason.BATTERY_RECALLED,
                and(made, by(MAKER, recall("R").setProducedFromYyyymmdd(day).setProducedToYyyymmdd(day))),
                OFFERED);
    }

    @Test
    void aRecallOfAThousandPacksWritesTwoKeysAndReachesTheLast() {
        World world = World.fresh();
        List<Object> made = new ArrayList<>();
        for (int n = 1; n <= 1000; n++) {
            made.add(registerBattery(pack(n)));
        }
        world.must(MAKER, "", made.toArray());
        Outcome outcome =
                world.execute(World.NOW, World.unsigned(world.payload(MAKER, "", Commands.command(recall("R")))));
        assertThat(outcome.writes().keySet())
                .filteredOn(key -> !key.startsWith("envelope/"))
                .containsExactly("case/R", "recalls/" + Commands.MODEL);
        assertThat(outcome.keysRead()).hasSizeLessThan(8);
        assertThat(world.send(MAKER, "", offer("H", RECYCLER, Act.ACT_RECYCLE, battery(pack(1000))))
                        .getRecorded()
                        .getVerdicts(0)
                        .getRefused()
                        .getReasonValue())
                .isEqualTo(Reason.BATTERY_RECALLED.number());
    }

    @Test
    void aRecallHoldsFromTheNextCommandOfItsOwnEnvelopeOn() {
        World world = recorded(List.of(MADE));
        assertThat(world.send(MAKER, "", recall("R"), offer("H", RECYCLER, Act.ACT_RECYCLE, battery(P)))
                        .getRecorded()
                        .getVerdicts(1)
                        .getRefused()
                        .getReasonValue())
                .isEqualTo(Reason.BATTERY_RECALLED.number());
    }

    @Test
    void aLiftedRecallHoldsNothingBackAndItsSisterStill() {
        List<Step> two = List.of(MADE, by(MAKER, recall("R")), by(REGULATOR, recall("R-2")));
        refused(Reason.BATTERY_RECALLED, and(two, by(MAKER, liftRecall("R"))), OFFERED);
        recorded(and(two, by(MAKER, liftRecall("R")), by(REGULATOR, liftRecall("R-2"))), OFFERED);
    }

    @Test
    void aReleaseFromOneRecallDoesNotReleaseFromTheNext() {
        refused(
                Reason.BATTERY_RECALLED,
                List.of(MADE, by(MAKER, recall("R")), by(MAKER, release("R", batteries(P))), by(MAKER, recall("R-2"))),
                OFFERED);
    }

    @Test
    void aRunThatGoesOnWithAnotherIsNoLongerThatOfThePartyThatIsGone() {
        List<Step> taken = and(
                suhuan.chaincode.contract.fixture.Processing.charged(),
                by(
                        REGULATOR,
                        reassign(RECYCLER, YARD, Parties.YARD_SITE, suhuan.ledger.v1.HeldGoods.getDefaultInstance())
                                .clearGoods()
                                .addRunIds("R")));
        Case.refused(
                        Reason.RUN_OF_OTHER_PARTY,
                        "gone",
                        and(
                                        taken,
                                        suhuan.chaincode.contract.fixture.Processing.plant(
                                                suhuan.chaincode.contract.fixture.Processing.close("R")))
                                .toArray(Step[]::new))
                .check();
    }

    @Test
    void nobodyElsesModelIsRecalled() {
        assertThat(Case.refused(Reason.MODEL_OF_OTHER_MAKER, "another maker", by(Parties.OTHER_MAKER, recall("R")))
                        .check()
                        .verdict()
                        .hasRefused())
                .isTrue();
    }
}
