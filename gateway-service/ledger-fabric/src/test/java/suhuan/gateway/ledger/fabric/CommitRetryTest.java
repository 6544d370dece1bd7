package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.Fault;
import suhuan.ledger.v1.Receipt;

/** What peers may decide about an ordered transaction, and what if it cannot be learned. */
class CommitRetryTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TxValidationCode.class,
            names = {"MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT"})
    void a_lost_race_is_run_again_with_the_same_envelopes(TxValidationCode code) throws Exception {
        rig.twin.chain().force(code, code);
        rig.recorded("e1", "a");
        assertThat(rig.heard.conflicts).hasValue(2);
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(3);
        assertThat(rig.tally("a")).isEqualTo(1);
    }

    @Test
    void many_that_lose_together_are_halved() throws Exception {
        TxValidationCode lost = TxValidationCode.MVCC_READ_CONFLICT;
        rig.twin.faults().next(Step.SUBMIT, Fault.delay(300));
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        answers.add(rig.submit("first", "x"));
        Rig.await("the first on its way", () -> rig.calls(Step.SUBMIT) == 1);
        for (int i = 0; i < 4; i++) {
            answers.add(rig.submit("e" + i, "x"));
        }
        rig.twin.chain().force(TxValidationCode.VALID, lost, lost, lost, lost, lost);
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
        }
        assertThat(rig.heard.halved).hasValue(1);
        assertThat(rig.tally("x")).isEqualTo(5);
    }

    @Test
    void an_envelope_that_loses_every_race_is_turned_away_in_the_end() throws Exception {
        for (int i = 0; i < 100; i++) {
            rig.twin.chain().force(TxValidationCode.MVCC_READ_CONFLICT);
        }
        LedgerOverloadedException why = rig.failed(LedgerOverloadedException.class, rig.submit("e1", "a"));
        assertThat(why).hasMessageContaining("race");
        assertThat(why.retryAfterMs()).isPositive();
        assertThat(rig.places()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TxValidationCode.class,
            names = {"ENDORSEMENT_POLICY_FAILURE", "EXPIRED_CHAINCODE", "INVALID_OTHER_REASON"})
    void what_peers_find_invalid_is_tried_once_more(TxValidationCode code) throws Exception {
        rig.twin.chain().force(code);
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("commit: " + code);
        rig.twin.chain().force(code, code);
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e2", "a"));
        assertThat(why).hasMessageContaining(code.name());
        assertThat(rig.ledger.status().readOnlyBecause()).contains(code.name());
        rig.recorded("e2", "a");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @Test
    void what_another_gateway_wrote_meanwhile_is_seen_on_the_next_try() throws Exception {
        Path elsewhere = folder.resolve("other");
        Rig.Heard heard = new Rig.Heard();
        try (FabricLedger other = Rig.open(rig.twin, elsewhere, Rig.IMPATIENT, heard)) {
            List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(rig.submit("ours" + i, "a"));
                answers.add(other.submit(TallyContract.envelope("theirs" + i, "a")));
            }
            for (CompletableFuture<SubmitAnswer> answer : answers) {
                rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
            }
        }
        assertThat(rig.tally("a")).isEqualTo(60);
    }

    /** Blocks do not come; what became of a transaction is asked for by its id. */
    @Test
    void without_a_stream_of_blocks_the_outcome_is_asked_for() throws Exception {
        rig.twin
                .faults()
                .otherwise(step -> step == Step.FOLLOW
                        ? Fault.refuse(Fault.error(Code.UNAVAILABLE, "Network closed for unknown reason"))
                        : null);
        Receipt receipt = TallyContract.receipt(rig.submit("e1", "a"));
        assertThat(rig.calls(Step.COMMIT_STATUS)).isPositive();
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.ledger.status().readOnlyBecause()).contains("no blocks come");
        rig.twin.faults().end();
        rig.demandStandsOnceWhereItSays(receipt);
        Rig.await("blocks", () -> rig.ledger.status().readOnlyBecause() == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNAVAILABLE|Network closed for unknown reason",
                "UNAVAILABLE|io exception",
                "DEADLINE_EXCEEDED|context deadline exceeded",
                "ABORTED|unexpected close of commit notification channel"
            })
    void a_question_that_fails_is_asked_again_and_nothing_is_endorsed_before_it_is_answered(String how)
            throws Exception {
        Fault failing = Fault.refuse(
                Fault.error(Code.valueOf(how.substring(0, how.indexOf('|'))), how.substring(how.indexOf('|') + 1)));
        rig.twin
                .faults()
                .otherwise(step -> step == Step.FOLLOW
                        ? Fault.refuse(Fault.error(Code.UNAVAILABLE, "Network closed for unknown reason"))
                        : null);
        rig.twin.faults().next(Step.COMMIT_STATUS, failing, failing);
        Receipt receipt = TallyContract.receipt(rig.submit("e1", "a"));
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.calls(Step.COMMIT_STATUS)).isGreaterThanOrEqualTo(3);
        rig.twin.faults().end();
        rig.demandStandsOnceWhereItSays(receipt);
    }

    @Test
    void when_neither_blocks_nor_answers_come_the_outcome_is_unknown() throws Exception {
        rig.twin
                .faults()
                .otherwise(step -> step == Step.FOLLOW || step == Step.COMMIT_STATUS
                        ? Fault.refuse(Fault.error(Code.UNAVAILABLE, "Network closed for unknown reason"))
                        : null);
        rig.failed(CommitOutcomeUnknownException.class, rig.submit("e1", "a"));
        rig.twin.faults().end();
        Receipt receipt = TallyContract.receipt(rig.submit("e1", "a"));
        assertThat(receipt.getAlreadyRecorded()).isTrue();
        rig.demandStandsOnceWhereItSays(receipt);
    }

    @Test
    void a_known_envelope_whose_block_cannot_be_had_now_is_asked_for_again() throws Exception {
        Receipt first = rig.recorded("e1", "a");
        try (FabricLedger later = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE)) {
            Fault down = Fault.refuse(Fault.error(Code.UNAVAILABLE, "io exception"));
            rig.twin.faults().next(Step.EVALUATE, down, down);
            Receipt again = TallyContract.receipt(later.submit(TallyContract.envelope("e1", "a")));
            assertThat(again.getAlreadyRecorded()).isTrue();
            assertThat(again.getRecording().toByteString())
                    .isEqualTo(first.getRecording().toByteString());
            rig.twin.faults().otherwise(step -> step == Step.EVALUATE ? down : null);
            rig.recorded("e2", "a");
            try (FabricLedger third = openWhenItCan()) {
                assertThat(third).isNotNull();
            }
        }
    }

    private FabricLedger openWhenItCan() throws Exception {
        try {
            FabricLedger impossible = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE);
            impossible.close();
            throw new AssertionError("opened without a peer");
        } catch (FabricUnavailableException unreachable) {
            assertThat(unreachable).hasMessageContaining("peer0.regulator.test").hasMessageContaining("io exception");
        }
        rig.twin.faults().end();
        FabricLedger open = Rig.open(rig.twin, folder, Rig.IMPATIENT, FabricLedgerListener.NONE);
        rig.twin
                .faults()
                .otherwise(step ->
                        step == Step.EVALUATE ? Fault.refuse(Fault.error(Code.UNAVAILABLE, "io exception")) : null);
        rig.failed(CommitOutcomeUnknownException.class, open.submit(TallyContract.envelope("e1", "a")));
        return open;
    }
}
