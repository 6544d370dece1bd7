package suhuan.chaincode.contract.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.correction.CorrectionCases.HANDED_OVER;
import static suhuan.chaincode.contract.correction.CorrectionCases.first;
import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.answer;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Holding.last;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemLink;
import suhuan.state.v1.BatteryState;

/** Ways to rewrite what happened: a correction says what was wrong, asks who relied on it, and changes nothing. */
class CorrectionCheatTest {
    private static final String P = pack(1);
    private static final String MASS = "battery_registered.mass_mg";
    private static final Step MADE = by(MAKER, registerBattery(P));

    private static World recorded(List<Step> steps) {
        return Case.recorded("recorded", steps.toArray(Step[]::new)).check().world();
    }

    private static BatteryState battery(World world) throws InvalidProtocolBufferException {
        return BatteryState.parseFrom(world.ledger().state().get("battery/" + P));
    }

    @Test
    void aCorrectionChangesNeitherTheFactNorTheGoods() throws InvalidProtocolBufferException {
        World before = recorded(HANDED_OVER);
        World after = recorded(and(HANDED_OVER, first(MAKER, fact -> correct("C", fact, MASS, "1"))));
        assertThat(after.ledger().facts().get(0))
                .isEqualTo(before.ledger().facts().get(0));
        assertThat(battery(after).toBuilder().clearLastFactSha256().build())
                .isEqualTo(battery(before).toBuilder().clearLastFactSha256().build());
    }

    @Test
    void aCorrectionStandsInTheHistoryOfWhatItIsAbout() {
        Fact fact = last(recorded(and(HANDED_OVER, first(MAKER, about -> correct("C", about)))));
        assertThat(fact.getItemsList()).extracting(ItemLink::getItemId).containsExactly(P, "C");
    }

    @Test
    void whoHoldsTheGoodsNowIsAsked() {
        FactCorrected told = last(recorded(and(HANDED_OVER, first(MAKER, fact -> correct("C", fact)))))
                .getFactCorrected();
        assertThat(told.getAskedPartyIdsList()).containsExactly(RECYCLER);
        assertThat(told.getReliedOn()).isTrue();
        assertThat(told.getRelyingItemsList())
                .extracting(item -> item.getItemId())
                .containsExactly(P);
    }

    @Test
    void whatNobodyReliedOnNeedsNoConsent() {
        FactCorrected told = last(recorded(List.of(MADE, first(MAKER, fact -> correct("C", fact)))))
                .getFactCorrected();
        assertThat(told.getAskedPartyIdsList()).isEmpty();
        assertThat(told.getReliedOn()).isFalse();
    }

    @Test
    void theRegulatorAsksWhoRecordedItToo() {
        FactCorrected told = last(recorded(List.of(MADE, first(REGULATOR, fact -> correct("C", fact)))))
                .getFactCorrected();
        assertThat(told.getAskedPartyIdsList()).containsExactly(MAKER);
        assertThat(told.getCorrectedPartyId()).isEqualTo(MAKER);
    }

    @Test
    void aPartyThatDoesNotAgreeIsHeardAndNotAskedAgain() {
        List<Step> declined =
                and(HANDED_OVER, first(MAKER, fact -> correct("C", fact)), by(RECYCLER, answer("C", false)));
        assertThat(last(recorded(declined)).getCorrectionAnswered().getOpenAnswers())
                .isZero();
        Case.refused(
                        Reason.CORRECTION_ALREADY_ANSWERED,
                        "a change of mind",
                        and(declined, by(RECYCLER, answer("C", true))).toArray(Step[]::new))
                .check();
    }

    @Test
    void aFactOfAnotherEnvelopeIsNotPassedOffAsThisOne() {
        Case.refused(
                        Reason.FACT_NOT_FOUND,
                        "an index of its own",
                        MADE,
                        first(
                                MAKER,
                                fact -> correct(
                                        "C", fact.toBuilder().setCommandIndex(7).build())))
                .check();
        Case.refused(
                        Reason.FACT_NOT_FOUND,
                        "an envelope nobody sent",
                        MADE,
                        first(
                                MAKER,
                                fact -> correct(
                                        "C",
                                        fact.toBuilder()
                                                .setEnvelopeId(World.envelopeId(999))
                                                .build())))
                .check();
    }

    @Test
    void aPartyDoesNotTakeTheFactOfAnotherForItsOwn() {
        Case.refused(
                        Reason.FACT_NOT_FOUND,
                        "another author in the bytes",
                        MADE,
                        first(
                                RECYCLER,
                                fact -> correct(
                                        "C",
                                        fact.toBuilder().setPartyId(RECYCLER).build())))
                .check();
        Case.refused(Reason.FACT_OF_OTHER_PARTY, "as it is", MADE, first(RECYCLER, fact -> correct("C", fact)))
                .check();
    }

    @Test
    void aFactOfAThousandItemsIsCorrectedWithoutTouchingWhatCameOfThem() {
        World world = World.fresh();
        Object[] made = new Object[1000];
        for (int n = 0; n < made.length; n++) {
            made[n] = registerBattery(pack(n + 1));
        }
        world.must(MAKER, "", made);
        Fact about = world.ledger().facts().get(500);
        world.must(MAKER, "", correct("C", about));
        assertThat(last(world).getItemsCount()).isEqualTo(2);
    }
}
