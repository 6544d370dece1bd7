package suhuan.chaincode.contract.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.batteries;
import static suhuan.chaincode.contract.fixture.Holding.liftRecall;
import static suhuan.chaincode.contract.fixture.Holding.recall;
import static suhuan.chaincode.contract.fixture.Holding.release;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE_SITE;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.PartsState;

/** A recall reaches products that were made of recalled modules before it, and goods that turn out to be recalled. */
class PartRecallTest {
    private static final String MODULES = "001MB24";
    private static final String PRODUCT = Lives.product(1, 'M');
    private static final String PRODUCT_OF_PRODUCT = Lives.product(2, 'P');
    private static final String MODULE = Lives.modules(1).get(0);
    private static final Step SOLD = by(CASCADE, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(PRODUCT)));
    private static final Step ACCEPTED = by(CAR_MAKER, CAR_FACTORY, acceptAll("H"));
    private static final Step RECALLED = by(MAKER, recall("R").setModelCode(MODULES));

    private static List<Step> made() {
        return and(Lives.repurposed(1), by(REGULATOR, fileModel(MODULES, MAKER)));
    }

    private static Case.Played refused(List<Step> before, Step... more) {
        return Case.refused(
                        Reason.PART_RECALLED, "part recalled", and(before, more).toArray(Step[]::new))
                .check();
    }

    private static World recorded(List<Step> before, Step... more) {
        return Case.recorded("recorded", and(before, more).toArray(Step[]::new))
                .check()
                .world();
    }

    @Test
    void aProductOfARecalledModuleIsNeitherHandedOnNorUsedAndTheCaseIsNamed() {
        Case.Played played = refused(made(), RECALLED, SOLD);
        assertThat(played.verdict().getRefused().getDetailsList())
                .extracting(RejectionDetail::getValue)
                .containsExactly(PRODUCT, MODULE, MAKER, "R");
        refused(made(), RECALLED, by(CASCADE, CASCADE_SITE, Lives.deploy(PRODUCT, "STORAGE")));
        recorded(made(), SOLD, ACCEPTED);
    }

    @Test
    void anOfferFromBeforeTheRecallIsNotAcceptedAfterIt() {
        refused(made(), SOLD, RECALLED, ACCEPTED);
    }

    @Test
    void theProductGoesToTheMakerOfTheModuleAndIsFreeAgainWhenItIsReleased() {
        recorded(made(), RECALLED, by(CASCADE, offer("B", MAKER, Act.ACT_TRADE, battery(PRODUCT))));
        recorded(made(), RECALLED, by(MAKER, release("R", batteries(PRODUCT))), SOLD, ACCEPTED);
        recorded(made(), RECALLED, by(MAKER, liftRecall("R")), SOLD);
        refused(
                made(),
                RECALLED,
                by(MAKER, release("R", batteries(PRODUCT))),
                by(MAKER, recall("R-2").setModelCode(MODULES)),
                SOLD);
    }

    @Test
    void aRecallOfOtherModulesOrOfThePackItCameOutOfLeavesTheProduct() {
        recorded(
                made(),
                by(
                        MAKER,
                        recall("R")
                                .setModelCode(MODULES)
                                .setFirstCode(Lives.modules(2).get(0))),
                SOLD,
                ACCEPTED);
        recorded(made(), by(MAKER, recall("R")), SOLD);
    }

    @Test
    void aProductOfAProductOfARecalledModuleIsHeldBackToo() {
        Case.Played played = refused(
                madeAgain(), RECALLED, by(CASCADE, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(PRODUCT_OF_PRODUCT))));
        assertThat(played.verdict().getRefused().getDetailsList())
                .extracting(RejectionDetail::getValue)
                .containsExactly(PRODUCT_OF_PRODUCT, MODULE, MAKER, "R");
        Step sold = by(CASCADE, offer("H", CAR_MAKER, Act.ACT_TRADE, battery(PRODUCT_OF_PRODUCT)));
        refused(madeAgain(), sold, RECALLED, ACCEPTED);
        recorded(madeAgain(), sold, ACCEPTED);
        recorded(madeAgain(), RECALLED, by(MAKER, release("R", batteries(PRODUCT_OF_PRODUCT))), sold, ACCEPTED);
    }

    @Test
    void theProductInsideIsReachedByItsOwnRecallAndComesFirst() {
        Case.Played played = refused(
                madeAgain(),
                by(CASCADE, recall("R-0").setModelCode(Lives.PRODUCT_MODEL).setLastCode(PRODUCT)),
                RECALLED,
                by(CASCADE, CASCADE_SITE, Lives.deploy(PRODUCT_OF_PRODUCT, "STORAGE")));
        assertThat(played.verdict().getRefused().getDetails(1).getValue()).isEqualTo(PRODUCT);
        assertThat(played.verdict().getRefused().getDetails(3).getValue()).isEqualTo("R-0");
    }

    @Test
    void aProductMadeOfAProductOfTheSameTransactionKnowsTheModulesToo() {
        World world = recorded(and(Lives.assessed(1), by(REGULATOR, fileModel(MODULES, MAKER))));
        Outcome outcome = world.execute(
                World.NOW,
                World.unsigned(world.payload(
                        CASCADE,
                        CASCADE_SITE,
                        Commands.command(Lives.repurpose(PRODUCT, Lives.modules(1))),
                        Commands.command(Lives.assess(PRODUCT)),
                        Commands.command(ofProduct()))));
        assertThat(outcome.result().getResults(0).getRecorded().getVerdictsList())
                .allMatch(Verdict::hasRecorded);
        assertThat(parts(world, PRODUCT_OF_PRODUCT))
                .containsExactly(PRODUCT, MODULE, Lives.modules(1).get(1));
    }

    private static List<String> parts(World world, String product) {
        try {
            return PartsState.parseFrom(world.ledger().state().get("parts/" + product))
                    .getBatteryIdsList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Step> madeAgain() {
        return and(made(), by(CASCADE, CASCADE_SITE, Lives.assess(PRODUCT)), by(CASCADE, CASCADE_SITE, ofProduct()));
    }

    private static Repurpose.Builder ofProduct() {
        return Repurpose.newBuilder()
                .setProduct(Lives.making(PRODUCT_OF_PRODUCT, List.of(PRODUCT)).setVoltageMv(Lives.MODULE_MV));
    }

    @Test
    void whatAProductWasMadeOfIsWrittenOnceAndItsRecallsAreReadInTheSecondRound() {
        World world = recorded(made());
        Outcome outcome = world.execute(
                World.NOW,
                World.unsigned(world.payload(
                        CASCADE, "", Commands.command(offer("H", CAR_MAKER, Act.ACT_TRADE, battery(PRODUCT))))));
        assertThat(outcome.keysRead()).contains("parts/" + PRODUCT, "recalls/" + MODULES);
        assertThat(outcome.writes()).doesNotContainKey("parts/" + PRODUCT);
    }

    @Test
    void aRecallOfAModelThatNobodyFiledNamesTheModelAndTheFirstCodeIfItHasOne() {
        recallOfUnknown("", "of any number");
        recallOfUnknown("009PB240000003B3C0000001", "009PB240000003B3C0000001");
    }

    private static void recallOfUnknown(String firstCode, String named) {
        assertThat(Case.refused(
                                Reason.MODEL_NOT_FILED,
                                "unknown model",
                                by(MAKER, recall("R").setModelCode("009PB24").setFirstCode(firstCode)))
                        .check()
                        .verdict()
                        .getRefused()
                        .getDetailsList())
                .extracting(RejectionDetail::getValue)
                .containsExactly("009PB24", named);
    }

    @Test
    void aCandidateThatTurnsOutToBeARecalledBatteryIsHeldAtOnce() {
        String code = pack(1);
        List<Step> back = List.of(
                by(MAKER, registerBattery(code)),
                by(MAKER, offer("S", CAR_MAKER, Act.ACT_TRADE, battery(code))),
                by(CAR_MAKER, CAR_FACTORY, acceptAll("S")),
                by(POINT, POINT_SITE, receiveReturn("")),
                by(MAKER, recall("R")));
        World world = recorded(back);
        String candidate = world.ledger().facts().stream()
                .filter(fact -> fact.hasReturnReceived())
                .findFirst()
                .orElseThrow()
                .getReturnReceived()
                .getBatteries(0)
                .getBatteryId();
        Step matched = by(POINT, POINT_SITE, match(candidate, code));
        recorded(back, matched);
        assertThat(Case.refused(
                                Reason.BATTERY_RECALLED,
                                "matched",
                                and(back, matched, by(POINT, offer("H", RECYCLER, Act.ACT_RECYCLE, battery(code))))
                                        .toArray(Step[]::new))
                        .check()
                        .verdict()
                        .getRefused()
                        .getDetailsList())
                .extracting(RejectionDetail::getValue)
                .contains("R");
    }
}
