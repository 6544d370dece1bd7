package suhuan.chaincode.contract.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Responsibility.TODAY;
import static suhuan.chaincode.contract.fixture.Responsibility.batch;
import static suhuan.chaincode.contract.fixture.Responsibility.demanded;
import static suhuan.chaincode.contract.fixture.Responsibility.edition;
import static suhuan.chaincode.contract.fixture.Responsibility.entry;
import static suhuan.chaincode.contract.fixture.Responsibility.halves;
import static suhuan.chaincode.contract.fixture.Responsibility.listed;
import static suhuan.chaincode.contract.fixture.Responsibility.removal;
import static suhuan.chaincode.contract.fixture.Responsibility.report;
import static suhuan.chaincode.contract.fixture.Responsibility.sales;
import static suhuan.chaincode.contract.fixture.Responsibility.scheme;
import static suhuan.chaincode.contract.fixture.Responsibility.share;
import static suhuan.chaincode.contract.fixture.Responsibility.shares;
import static suhuan.chaincode.contract.fixture.Responsibility.takeBack;

import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.Fact;

/** Ways to cheat with responsibility: each is refused, for the reason that says what it is. */
class ResponsibilityCheatTest {
    private static final Step MADE = by(MAKER, registerBattery(pack(1)));
    private static final Step OFFERED = by(MAKER, offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(pack(1))));
    private static final Step ACCEPTED = by(RECYCLER, PLANT, acceptAll("H-1"));

    @Test
    void wasteIsHandedToWhoIsOnNoList() {
        refused(Reason.LISTING_NOT_HELD, "", demanded(), MADE, OFFERED, ACCEPTED)
                .check();
    }

    @Test
    void theOfferIsMadeBeforeTheRemovalAndAcceptedAfterIt() {
        refused(
                        Reason.LISTING_NOT_HELD,
                        "",
                        listed(),
                        demanded(),
                        MADE,
                        OFFERED,
                        by(REGULATOR, batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY))),
                        ACCEPTED)
                .check();
    }

    @Test
    void anEntryThatRanOutIsUsedOnce() {
        refused(
                        Reason.LISTING_NOT_HELD,
                        "",
                        by(
                                REGULATOR,
                                batch("B-1", entry(RECYCLER, Act.ACT_RECYCLE).setValidToYyyymmdd(TODAY - 1))),
                        demanded(),
                        MADE,
                        OFFERED,
                        ACCEPTED)
                .check();
    }

    @Test
    void aRecyclerPutsItselfOnTheList() {
        refused(Reason.ROLE_NOT_HELD, "", by(RECYCLER, batch("B-1", entry(RECYCLER, Act.ACT_RECYCLE))))
                .check();
    }

    @Test
    void aRemovalIsBackDatedSoThatWhatWasAcceptedNoLongerCounts() {
        refused(
                        Reason.BACK_DATED,
                        "",
                        listed(),
                        MADE,
                        OFFERED,
                        ACCEPTED,
                        by(REGULATOR, batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY - 1))))
                .check();
    }

    @Test
    void aBatchIsPublishedAgainWithOtherContent() {
        refused(
                        Reason.RULE_EDITION_ALREADY_EXISTS,
                        "",
                        listed(),
                        by(REGULATOR, batch("B-1", entry(RECYCLER, Act.ACT_CASCADE_USE))))
                .check();
    }

    @Test
    void aProducerLowersItsTarget() {
        refused(Reason.ROLE_NOT_HELD, "", by(MAKER, edition("E-1").addDuties(takeBack())))
                .check();
    }

    @Test
    void theSameSalesAreDeclaredByYearAndByMonth() {
        refused(
                        Reason.SALES_DECLARED_BEFORE,
                        "",
                        by(MAKER, sales("S-1", 2025, 12, TONNE)),
                        by(MAKER, sales("S-2", 2025, 0, TONNE)))
                .check();
    }

    @Test
    void aDeclarationOfAnotherProducerIsReplaced() {
        refused(
                        Reason.DECLARATION_NOT_OF_PERIOD,
                        "",
                        by(MAKER, sales("S-1", 2025, 0, 9 * TONNE)),
                        by(OTHER_MAKER, sales("S-2", 2025, 0, 1).setReplacesDeclarationId("S-1")))
                .check();
    }

    @Test
    void salesOfTheFutureLowerNobodysRate() {
        refused(Reason.PERIOD_NOT_OVER, "", by(MAKER, sales("S-1", 2027, 0, TONNE)))
                .check();
    }

    @Test
    void aPointGivesOneKilogramToTwoProducers() {
        refused(
                        Reason.SHARES_NOT_WHOLE,
                        "",
                        by(POINT, POINT_SITE, shares(share(MAKER, 1_000_000), share(OTHER_MAKER, 1_000_000))))
                .check();
    }

    @Test
    void aPointKeepsAShareForItself() {
        refused(Reason.NOT_A_PRODUCER, "", by(POINT, POINT_SITE, shares(share(MAKER, 999_999), share(POINT, 1))))
                .check();
    }

    @Test
    void sharesAreMovedAfterTheYearWasCounted() {
        refused(
                        Reason.BACK_DATED,
                        "",
                        by(POINT, POINT_SITE, halves()),
                        by(POINT, POINT_SITE, shares(share(MAKER, 1_000_000)).setValidFromYyyymmdd(20260101)))
                .check();
    }

    @Test
    void sharesOfAPointAreRecordedBySomebodyElse() {
        World world = World.fresh();
        assertThat(world.sendAt(World.NOW, MAKER, POINT_SITE, shares(share(MAKER, 1_000_000)))
                        .getRefused()
                        .getReasonValue())
                .isEqualTo(Reason.CALLER_SITE_UNKNOWN.number());
    }

    @Test
    void aProducerIsInTwoPoolsOfOneYear() {
        refused(
                        Reason.MEMBER_OF_OTHER_SCHEME,
                        "",
                        by(REGULATOR, scheme("P-1", 2026, 2026)),
                        by(REGULATOR, scheme("P-2", 2026, 2026)))
                .check();
    }

    @Test
    void oneReportFulfilsADutyTwice() {
        refused(
                        Reason.REPORT_FILED_BEFORE,
                        "",
                        by(REGULATOR, edition("E-1").addDuties(takeBack())),
                        by(POINT, report("R-1", "TAKE-BACK", "a", "b")),
                        by(POINT, report("R-2", "TAKE-BACK", "b")))
                .check();
    }

    /** The fact says by which batch the consignee was listed that day: what comes later changes nothing. */
    @Test
    void theFactKeepsWhatTheListSaidThatDay() {
        World world = World.fresh();
        world.must(REGULATOR, "", batch("B-1", entry(RECYCLER, Act.ACT_RECYCLE)));
        world.must(MAKER, "", registerBattery(pack(1)), registerBattery(pack(2)));
        world.must(MAKER, "", offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(pack(1))));
        world.must(MAKER, "", offer("H-2", RECYCLER, Act.ACT_RECYCLE, battery(pack(2))));
        world.must(RECYCLER, PLANT, acceptAll("H-1"));
        world.must(REGULATOR, "", batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY)));
        world.must(RECYCLER, PLANT, acceptAll("H-2"));
        assertThat(world.ledger().facts().stream()
                        .filter(Fact::hasHandOverAccepted)
                        .map(fact -> fact.getHandOverAccepted().getAccepted(0).getListedWithBatchId()))
                .containsExactly("B-1", "");
    }
}
