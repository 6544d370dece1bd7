package suhuan.chaincode.contract.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Holding.last;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.loss;
import static suhuan.chaincode.contract.fixture.Processing.losses;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packs;
import static suhuan.chaincode.contract.fixture.Processing.pure;

import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunRejudged;
import suhuan.ledger.v1.TrueValue;
import suhuan.state.v1.RunState;

/** A closed run is judged anew where what came out of it was recorded wrong, as if it had been recorded right. */
class RejudgedRunTest {
    private static final long PACK = 400 * KG;
    private static final String LITHIUM = "run_outputs_added.outputs[0].mass_mg";
    private static final String SLAG = "run_outputs_added.outputs[2].mass_mg";
    private static final String SHARE = "run_outputs_added.outputs[0].assay.elements[0].share_ppm";
    private static final String LOST = "run_losses_declared.losses[0].mass_mg";
    private static final String LOST_LITHIUM = "run_losses_declared.losses[0].elements[0].mass_mg";

    /** One pack that becomes a lithium salt, cobalt, slag and a loss. */
    private record Yield(long saltMg, int lithiumPpm, long lossMg, long lostLithiumMg) {
        static final long COBALT = 24 * KG;

        long slagMg() {
            return PACK - saltMg - COBALT - lossMg;
        }
    }

    private static final Yield RECORDED = new Yield(46 * KG, 160_000, 10 * KG, KG / 2);

    private final World world = charged();
    private Fact output = Fact.getDefaultInstance();
    private Fact loss = Fact.getDefaultInstance();

    private static World charged() {
        World world = World.fresh();
        world.must(MAKER, "", fileComposition(packs()));
        world.must(
                MAKER,
                "",
                registerBattery(pack(1)),
                offer("H", RECYCLER, suhuan.common.v1.Act.ACT_RECYCLE, battery(pack(1))));
        world.must(RECYCLER, PLANT, acceptAll("H"));
        world.must(RECYCLER, PLANT, openRun("R", HYDRO), inputs("R", battery(pack(1))));
        return world;
    }

    private void run(Yield yield) {
        world.must(
                RECYCLER,
                PLANT,
                outputs(
                        "R",
                        output("li", "LITHIUM_CARBONATE", yield.saltMg())
                                .setAssay(pure("ICP_OES", "Li", yield.lithiumPpm())),
                        output("co", "COBALT", Yield.COBALT).setAssay(pure("EXACT", "Co", 990_000)),
                        output("slag", "SLAG", yield.slagMg())));
        output = last(world);
        world.must(RECYCLER, PLANT, losses("R", loss(yield.lossMg(), "Li", yield.lostLithiumMg())));
        loss = last(world);
    }

    private RunClosed closed() {
        world.must(RECYCLER, PLANT, close("R"));
        return last(world).getRunClosed();
    }

    private static RunClosed closedWith(Yield yield) {
        RejudgedRunTest other = new RejudgedRunTest();
        other.run(yield);
        return other.closed();
    }

    private Fact corrected(Correct.Builder correction) {
        world.must(RECYCLER, "", correction);
        return last(world);
    }

    private Correct.Builder outputsWere(String id, Yield really) {
        return correct(id, output, LITHIUM, String.valueOf(really.saltMg()))
                .addTruths(truth(SLAG, really.slagMg()))
                .addTruths(truth(SHARE, really.lithiumPpm()));
    }

    private Correct.Builder lossesWere(String id, Yield really) {
        return correct(id, loss, LOST, String.valueOf(really.lossMg()))
                .addTruths(truth(LOST_LITHIUM, really.lostLithiumMg()));
    }

    private static TrueValue truth(String field, long value) {
        return TrueValue.newBuilder()
                .setField(field)
                .setValue(String.valueOf(value))
                .build();
    }

    private static void saysTheSame(RunRejudged anew, RunClosed right) {
        assertThat(anew.getBalance()).isEqualTo(right.getBalance());
        assertThat(anew.getUnaccountedMg()).isZero();
        assertThat(anew.getEfficiency()).isEqualTo(right.getEfficiency());
        assertThat(anew.getRecoveryList()).isEqualTo(right.getRecoveryList());
        assertThat(anew.getVerdictsList()).isEqualTo(right.getVerdictsList());
        assertThat(anew.getYieldsList()).isEqualTo(right.getYieldsList());
        assertThat(anew.getClaimableList()).isEqualTo(right.getClaimableList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 160000, 10000000, 500000",
        "44000001, 159999, 9999999, 1",
        "46000000, 160000, 1, 0",
        "30000000, 187654, 20000000, 2000000",
        "45999999, 1, 123456789, 7000000",
    })
    void twoCorrectionsTogetherSayWhatTheRightRecordsWouldHave(
            long saltMg, int lithiumPpm, long lossMg, long lostLithiumMg) {
        Yield really = new Yield(saltMg, lithiumPpm, lossMg, lostLithiumMg);
        run(RECORDED);
        closed();
        RunRejudged first =
                corrected(outputsWere("C-1", really)).getFactCorrected().getRejudged();
        assertThat(first.getUnaccountedMg()).isEqualTo(really.lossMg() - RECORDED.lossMg());
        RunRejudged second =
                corrected(lossesWere("C-2", really)).getFactCorrected().getRejudged();
        saysTheSame(second, closedWith(really));
    }

    @Test
    void aTargetThatWasMetIsMetNoMore() {
        run(RECORDED);
        assertThat(lithium(closed().getVerdictsList())).isEqualTo(Judgement.JUDGEMENT_MET);
        RunRejudged anew = corrected(correct("C", output, LITHIUM, String.valueOf(40 * KG)))
                .getFactCorrected()
                .getRejudged();
        assertThat(lithium(anew.getVerdictsList())).isEqualTo(Judgement.JUDGEMENT_NOT_MET);
        assertThat(anew.getUnaccountedMg()).isEqualTo(6 * KG);
    }

    private static Judgement lithium(java.util.List<suhuan.ledger.v1.RuleVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.getRuleId().equals("CN-2024-LI"))
                .findFirst()
                .orElseThrow()
                .getJudgement();
    }

    @Test
    void whatDidNotComeOutIsInNoSum() {
        run(RECORDED);
        closed();
        RunRejudged anew = corrected(correct("C", output)).getFactCorrected().getRejudged();
        assertThat(anew.getBalance().getOutMg()).isZero();
        assertThat(anew.getBalance().getOutputs()).isZero();
        assertThat(anew.getBalance().getLossMg()).isEqualTo(RECORDED.lossMg());
        assertThat(anew.getUnaccountedMg()).isEqualTo(PACK - RECORDED.lossMg());
        assertThat(anew.getClaimableList()).isEmpty();
    }

    @Test
    void whatTheRunSaidAndWhatMayBeCertifiedStay() throws InvalidProtocolBufferException {
        run(RECORDED);
        closed();
        RunState before = RunState.parseFrom(world.ledger().state().get("run/R"));
        byte[] account = world.ledger().state().get("account/run/R");
        corrected(correct("C", output, LITHIUM, "1"));
        RunState after = RunState.parseFrom(world.ledger().state().get("run/R"));
        assertThat(after.toBuilder().clearLastFactSha256().build())
                .isEqualTo(before.toBuilder().clearLastFactSha256().build());
        assertThat(world.ledger().state().get("account/run/R")).isEqualTo(account);
    }

    @Test
    void aRunThatIsOpenIsNotJudged() {
        run(RECORDED);
        assertThat(corrected(correct("C", output, LITHIUM, "1"))
                        .getFactCorrected()
                        .hasRejudged())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run_outputs_added.outputs[3].mass_mg=1",
                "run_outputs_added.outputs[0].mass_mg=-1",
                "run_outputs_added.outputs[0].mass_mg=many",
                "run_outputs_added.outputs[0].mass_mg=9000000000000000000",
                "run_outputs_added.outputs[0].mass_mg=9999999999999999999",
                "run_outputs_added.outputs[0].addition_mg=46000001",
                "run_outputs_added.outputs[0].grade=COBALT",
                "run_outputs_added.outputs[0].assay.elements[1].share_ppm=1",
                "run_outputs_added.outputs[0].assay.elements[0].share_ppm=1000001",
                "run_outputs_added.outputs[0].elements[0].mass_mg=1",
                "run_losses_declared.losses[0].mass_mg=1",
            })
    void whatDoesNotTellWhatCameOutJudgesNothing(String truth) {
        run(RECORDED);
        closed();
        String[] parts = truth.split("=");
        assertThat(corrected(correct("C", output, parts[0], parts[1]))
                        .getFactCorrected()
                        .hasRejudged())
                .isFalse();
    }
}
