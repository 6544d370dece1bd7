package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.openLedger;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Verdict;

/** Envelopes: shape, caller, repeats, signatures, all or nothing, and what a batch may rely on. */
class EngineTest {
    static Stream<EnvelopeCases.Row> rows() {
        return EnvelopeCases.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsAsTheTableSays(EnvelopeCases.Row row) {
        World world = row.world();
        Outcome outcome = world.execute(World.NOW, row.submission().apply(world));
        EnvelopeResult result = outcome.result().getResults(0);
        if (row.expected() == null) {
            assertThat(result.getRecorded().getVerdictsList()).as("%s", result).allMatch(Verdict::hasRecorded);
            return;
        }
        assertThat(result.getRefused().getReasonValue())
                .as("%s", result)
                .isEqualTo(row.expected().number());
        Case.mustFillTheText(result.getRefused());
        assertThat(outcome.writes()).isEmpty();
    }

    @Test
    void aKeyIsGoodOnItsLastDayAndNotTheDayAfter() {
        for (long ahead : List.of(0L, World.DAY, 2 * World.DAY)) {
            EnvelopeCases.Row row = EnvelopeCases.signed("", null, EnvelopeCases.SIGNER, 1, s -> s);
            World world = row.world();
            EnvelopeResult result = world.execute(
                            World.NOW + ahead, row.submission().apply(world))
                    .result()
                    .getResults(0);
            assertThat(result.hasRecorded()).isEqualTo(ahead <= World.DAY);
        }
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstTime() {
        World world = World.fresh();
        Submission envelope = World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound(), EnvelopeCases.sound()));
        Outcome first = world.execute(World.NOW, envelope);
        Outcome again = world.execute(World.NOW + World.DAY, envelope);

        assertThat(again.writes()).isEmpty();
        EnvelopeResult known = again.result().getResults(0);
        assertThat(known.getKnown().getVerdictsList())
                .isEqualTo(first.result().getResults(0).getRecorded().getVerdictsList());
        assertThat(known.getKnown().getRecordedAtMs()).isEqualTo(World.NOW);
        assertThat(known.getKnown().getEnvelopeId())
                .isEqualTo(first.result().getResults(0).getRecorded().getEnvelopeId());
    }

    @Test
    void aRepeatWithinABatchIsKnownUnderTheSameTransaction() {
        World world = World.fresh();
        Submission envelope = World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound()));
        Outcome outcome = world.execute(World.NOW, envelope, envelope);
        EnvelopeResult first = outcome.result().getResults(0);
        EnvelopeResult second = outcome.result().getResults(1);

        assertThat(second.getKnown().getVerdictsList())
                .isEqualTo(first.getRecorded().getVerdictsList());
        assertThat(second.getKnown().getRecordedAtMs()).isEqualTo(World.NOW);
        assertThat(second.getKnown().getTransactionId())
                .isEqualTo(world.execute(World.NOW, envelope)
                        .result()
                        .getResults(0)
                        .getKnown()
                        .getTransactionId());
    }

    @Test
    void oneIdForTwoContentsIsRefused() {
        World world = World.fresh();
        EnvelopePayload.Builder payload = world.payload(MAKER, "", EnvelopeCases.sound());
        world.execute(World.NOW, World.unsigned(payload));
        Rejection refused = world.execute(World.NOW, World.unsigned(payload.setOccurredAtMs(World.NOW - 1)))
                .result()
                .getResults(0)
                .getRefused();
        assertThat(refused.getReasonValue()).isEqualTo(Reason.ENVELOPE_ID_REUSED.number());
        Case.mustFillTheText(refused);
    }

    @Test
    void aRepeatAlsoCountsForWhoMaySend() {
        World world = World.fresh();
        Submission envelope = World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound()));
        world.execute(World.NOW, envelope);
        Submission stolen = envelope.toBuilder().setOrganisation("org-x").build();
        assertThat(world.execute(World.NOW, stolen)
                        .result()
                        .getResults(0)
                        .getRefused()
                        .getReasonValue())
                .isEqualTo(Reason.CALLER_ORGANISATION_DIFFERS.number());
    }

    @Test
    void openingIsKnownWhenRepeated() {
        World world = World.unopened();
        Submission opening = World.unsigned(world.payload(REGULATOR, "", command(openLedger())));
        assertThat(world.execute(World.NOW, opening).result().getResults(0).hasRecorded())
                .isTrue();
        assertThat(world.execute(World.NOW, opening).result().getResults(0).hasKnown())
                .isTrue();
    }

    @Test
    void openingAndWhatFollowsFitIntoOneBatch() {
        World world = World.unopened();
        Outcome outcome = world.execute(
                World.NOW,
                World.unsigned(world.payload(REGULATOR, "", command(openLedger()))),
                World.unsigned(world.payload(
                        REGULATOR,
                        "",
                        command(suhuan.chaincode.contract.fixture.Commands.registerParty(
                                MAKER, suhuan.common.v1.Role.ROLE_BATTERY_MAKER)))));
        assertThat(outcome.result().getResultsList())
                .allMatch(result -> result.getRecorded().getVerdicts(0).hasRecorded());
    }

    @Test
    void anEmptyCommandIsRefusedAndItsNeighboursAreNot() {
        World world = World.fresh();
        List<Verdict> verdicts =
                verdicts(world, world.payload(MAKER, "", Command.getDefaultInstance(), EnvelopeCases.sound()));
        assertThat(verdicts.get(0).getRefused().getReasonValue()).isEqualTo(Reason.COMMAND_UNKNOWN.number());
        assertThat(verdicts.get(1).hasRecorded()).isTrue();
    }

    @Test
    void allOrNothingIsNothingWhereOneIsRefused() {
        World world = World.fresh();
        Command spoiled = command(registerBattery(pack(2)).setMassMg(0));
        Command twice = command(registerBattery(pack(1)));
        EnvelopePayload.Builder payload =
                world.payload(MAKER, "", EnvelopeCases.sound(), twice, spoiled).setAllOrNothing(true);
        Outcome outcome = world.execute(World.NOW, World.unsigned(payload));
        List<Verdict> verdicts = outcome.result().getResults(0).getRecorded().getVerdictsList();

        assertThat(verdicts)
                .extracting(v -> v.getRefused().getReasonValue())
                .containsExactly(
                        Reason.OTHER_COMMAND_REFUSED.number(),
                        Reason.BATTERY_ALREADY_REGISTERED.number(),
                        Reason.OTHER_COMMAND_REFUSED.number());
        verdicts.forEach(verdict -> Case.mustFillTheText(verdict.getRefused()));
        assertThat(verdicts.get(0).getRefused().getDetails(0).getValue()).isEqualTo("1");
        assertThat(outcome.result().getResults(0).getRecorded().getFactsList()).isEmpty();
        assertThat(outcome.writes().keySet()).containsExactly(StateKeys.envelope(payload.getEnvelopeId()));
    }

    @Test
    void allOrNothingIsAllWhereNoneIsRefused() {
        World world = World.fresh();
        EnvelopePayload.Builder payload = world.payload(
                        MAKER, "", EnvelopeCases.sound(), command(registerBattery(pack(2))))
                .setAllOrNothing(true);
        assertThat(verdicts(world, payload)).allMatch(Verdict::hasRecorded);
        assertThat(world.ledger().state()).containsKeys(StateKeys.battery(pack(1)), StateKeys.battery(pack(2)));
    }

    @Test
    void factsCarryWhoWhereWhenAndTheKey() {
        World world = World.fresh();
        world.must(MAKER, "", registerBattery(pack(1)));
        var fact = world.ledger().facts().get(0);
        assertThat(fact.getPartyId()).isEqualTo(MAKER);
        assertThat(fact.getOccurredAtMs()).isEqualTo(World.NOW - 1000);
        assertThat(fact.getRecordedAtMs()).isEqualTo(World.NOW);
        assertThat(fact.getSigningKeyId()).isEmpty();

        EnvelopeCases.Row row = EnvelopeCases.signed("", null, EnvelopeCases.SIGNER, 1, s -> s);
        World signing = row.world();
        signing.execute(World.NOW, row.submission().apply(signing));
        assertThat(signing.ledger()
                        .facts()
                        .get(signing.ledger().facts().size() - 1)
                        .getSigningKeyId())
                .isEqualTo("k");
    }

    @Test
    void writesAreSortedAndEachKeyIsWrittenOnce() {
        World world = World.fresh();
        Outcome outcome = world.execute(
                World.NOW,
                World.unsigned(world.payload(
                        MAKER,
                        "",
                        command(registerBattery(pack(3))),
                        command(registerBattery(pack(2))),
                        EnvelopeCases.sound())));
        assertThat(List.copyOf(outcome.writes().keySet())).isSorted().hasSize(4);
    }

    @Test
    void aBatchOfNothingReadsNothing() {
        Outcome outcome = new Contract()
                .execute(Batch.getDefaultInstance(), new TransactionContext("t", World.NOW), keys -> {
                    throw new AssertionError("asked for " + keys);
                });
        assertThat(outcome.result().getResultsCount()).isZero();
        assertThat(outcome.keysRead()).isEmpty();
    }

    @Test
    void stateThatCannotBeReadIsAFaultAndNotARefusal() {
        World world = World.fresh();
        Submission envelope = World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound()));
        StateReader broken = keys -> Map.of(StateKeys.LEDGER, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new Contract()
                        .execute(
                                Batch.newBuilder().addSubmissions(envelope).build(),
                                new TransactionContext("t", World.NOW),
                                broken))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePlanOfNoiseIsEmpty() {
        KeyPlan plan = new Contract().plan(World.submission(ByteString.copyFromUtf8("x"), MAKER));
        assertThat(plan.reads()).isEmpty();
        assertThat(plan.writes()).isEmpty();
        assertThat(new Contract()
                        .plan(World.submission(Envelope.getDefaultInstance(), MAKER))
                        .writes())
                .isEmpty();
    }

    @Test
    void thePlanSaysWhatIsReadAndWhatIsWritten() {
        World world = World.fresh();
        KeyPlan plan = new Contract().plan(World.unsigned(world.payload(MAKER, "", EnvelopeCases.sound())));
        assertThat(plan.reads())
                .containsExactly(
                        StateKeys.claim(pack(1)),
                        StateKeys.LEDGER,
                        StateKeys.model("001PB24"),
                        StateKeys.party(MAKER),
                        StateKeys.recalls("001PB24"));
        assertThat(plan.writes()).containsExactly(StateKeys.battery(pack(1)), StateKeys.envelope(World.envelopeId(4)));
    }

    private static List<Verdict> verdicts(World world, EnvelopePayload.Builder payload) {
        return world.execute(World.NOW, World.unsigned(payload))
                .result()
                .getResults(0)
                .getRecorded()
                .getVerdictsList();
    }
}
