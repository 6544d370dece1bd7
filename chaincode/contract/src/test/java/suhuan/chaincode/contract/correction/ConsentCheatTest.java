package suhuan.chaincode.contract.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.correction.CorrectionCases.CORRECTED;
import static suhuan.chaincode.contract.correction.CorrectionCases.about;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.answer;
import static suhuan.chaincode.contract.fixture.Holding.ask;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Holding.last;
import static suhuan.chaincode.contract.fixture.Lives.and;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.ConsentStory;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.CorrectionState;

/** Ways to ask whom nobody need ask, and to leave out who relied on a corrected fact: only the lineage leads from one to the next. */
class ConsentCheatTest {
    private static World recorded(List<Step> steps) {
        return Case.recorded("recorded", steps.toArray(Step[]::new)).check().world();
    }

    private static void refused(Reason reason, List<Step> steps) {
        Case.refused(reason, reason.name(), steps.toArray(Step[]::new)).check();
    }

    private static ConsentAsked asked(World world, String party, int number) {
        Fact fact = world.ledger().facts().get(number);
        world.must(party, "", ask("C", fact));
        return last(world).getConsentAsked();
    }

    private static int refusal(World world, String party, int number) {
        Verdict verdict = world.send(party, "", ask("C", world.ledger().facts().get(number)))
                .getRecorded()
                .getVerdicts(0);
        return verdict.getRefused().getReasonValue();
    }

    @Test
    void whoHoldsWhatCameOfItIsAskedOnceEachStepLedThere() throws InvalidProtocolBufferException {
        World world = ConsentStory.corrected(REGULATOR);
        assertThat(refusal(world, REGULATOR, ConsentStory.WENT_BACK)).isEqualTo(Reason.FACT_NOT_LINKED.number());
        assertThat(refusal(world, REGULATOR, ConsentStory.CAME_OUT)).isEqualTo(Reason.FACT_NOT_LINKED.number());
        assertThat(asked(world, REGULATOR, ConsentStory.CHARGED).getAskedPartyIdsList())
                .isEmpty();
        assertThat(asked(world, REGULATOR, ConsentStory.CAME_OUT).getAskedPartyIdsList())
                .isEmpty();
        ConsentAsked wentBack = asked(world, REGULATOR, ConsentStory.WENT_BACK);
        assertThat(wentBack.getAskedPartyIdsList()).containsExactly(MAKER);
        assertThat(wentBack.getOpenAnswers()).isEqualTo(2);
        CorrectionState state = CorrectionState.parseFrom(world.ledger().state().get("correction/C"));
        assertThat(state.getAskedPartyIdsList()).containsExactlyInAnyOrder(MAKER, RECYCLER);
        world.must(MAKER, "", answer("C", true));
        assertThat(last(world).getCorrectionAnswered().getOpenAnswers()).isEqualTo(1);
    }

    /** The certificate touches no run; it names it. */
    @Test
    void whoHoldsACertificateOfTheRunIsAsked() {
        World world = ConsentStory.corrected(REGULATOR);
        assertThat(refusal(world, REGULATOR, ConsentStory.CERTIFIED)).isEqualTo(Reason.FACT_NOT_LINKED.number());
        asked(world, REGULATOR, ConsentStory.CHARGED);
        world.must(RECYCLER, PLANT, suhuan.chaincode.contract.fixture.Processing.transfer("K", CAR_MAKER));
        assertThat(asked(world, REGULATOR, ConsentStory.CERTIFIED).getAskedPartyIdsList())
                .containsExactly(CAR_MAKER);
    }

    @Test
    void whoCorrectsAsksNotItself() {
        World world = ConsentStory.corrected(MAKER);
        asked(world, MAKER, ConsentStory.CHARGED);
        asked(world, MAKER, ConsentStory.CAME_OUT);
        assertThat(asked(world, MAKER, ConsentStory.WENT_BACK).getAskedPartyIdsList())
                .isEmpty();
    }

    @Test
    void theRegulatorMayGoOnWhereWhoCorrectedStops() {
        World world = ConsentStory.corrected(MAKER);
        asked(world, MAKER, ConsentStory.CHARGED);
        asked(world, REGULATOR, ConsentStory.CAME_OUT);
        assertThat(asked(world, REGULATOR, ConsentStory.WENT_BACK).getAskedPartyIdsList())
                .isEmpty();
    }

    @Test
    void whoWasAskedDoesNotAskOthersInTheNameOfWhoCorrected() {
        refused(Reason.CORRECTION_OF_OTHER_PARTY, and(CORRECTED, about(2, RECYCLER, fact -> ask("C", fact))));
    }

    @Test
    void aFactIsNotNamedTwice() {
        refused(
                Reason.FACT_ALREADY_NAMED,
                and(CORRECTED, about(2, MAKER, fact -> ask("C", fact)), about(2, REGULATOR, fact -> ask("C", fact))));
    }

    /** The registration was there before anything else: it rests on nothing. */
    @Test
    void whatWasThereBeforeDidNotRelyOnWhatCameLater() {
        refused(
                Reason.FACT_NOT_LINKED,
                and(
                        CORRECTED,
                        by(2, RECYCLER, fact -> correct("C-2", fact)),
                        about(0, RECYCLER, fact -> ask("C-2", fact))));
    }

    private static Step by(int number, String party, java.util.function.Function<Fact, Object> correction) {
        return Case.by(
                party,
                "",
                (World world) -> correction.apply(world.ledger().facts().get(number)));
    }

    @Test
    void aFactAboutTheCorrectionIsNoneThatReliedOnIt() {
        refused(
                Reason.FACT_OF_CORRECTION,
                and(CORRECTED, Case.by(RECYCLER, answer("C", false)), about(4, MAKER, fact -> ask("C", fact))));
    }

    /** Packs on one truck did not come of each other. */
    @Test
    void whatOnlyTravelledAlongIsNotReached() {
        List<Step> steps = and(
                CORRECTED,
                Case.by(MAKER, registerBattery(pack(2))),
                Case.by(MAKER, registerBattery(pack(3))),
                Case.by(MAKER, offer("H-2", CAR_MAKER, Act.ACT_TRADE, battery(pack(2)), battery(pack(3)))),
                Case.by(CAR_MAKER, CAR_FACTORY, acceptAll("H-2")),
                by(4, MAKER, fact -> correct("C-2", fact)),
                Case.by(CAR_MAKER, offer("H-3", RECYCLER, Act.ACT_RECYCLE, battery(pack(3)))),
                about(7, MAKER, fact -> ask("C-2", fact)));
        assertThat(last(recorded(steps)).getConsentAsked().getAskedPartyIdsList())
                .isEmpty();
        refused(Reason.FACT_NOT_LINKED, and(steps, about(9, MAKER, fact -> ask("C-2", fact))));
    }

    @Test
    void askingChangesNothingButTheCorrectionAndWhatItHasReached() {
        Map<String, byte[]> before = new TreeMap<>(recorded(CORRECTED).ledger().state());
        World after = recorded(and(CORRECTED, about(2, MAKER, fact -> ask("C", fact))));
        List<String> changed = new ArrayList<>();
        after.ledger().state().forEach((key, value) -> {
            if (!java.util.Arrays.equals(value, before.get(key)) && !key.startsWith("envelope/")) {
                changed.add(key.replaceAll("/[0-9a-f]{64}$", "/…"));
            }
        });
        assertThat(changed).containsExactly("correction/C", "reached/C/fact/…");
        assertThat(last(after).getItemsList()).extracting(ItemLink::getItemId).containsExactly("C");
    }

    @Test
    void severalStepsGoInOneEnvelope() {
        World world = ConsentStory.corrected(REGULATOR);
        List<Fact> facts = List.copyOf(world.ledger().facts());
        world.must(
                REGULATOR,
                "",
                ask("C", facts.get(ConsentStory.CHARGED)),
                ask("C", facts.get(ConsentStory.CAME_OUT)),
                ask("C", facts.get(ConsentStory.CLOSED)),
                ask("C", facts.get(ConsentStory.WENT_BACK)));
        assertThat(last(world).getConsentAsked().getAskedPartyIdsList()).containsExactly(MAKER);
    }
}
