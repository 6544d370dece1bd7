package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.EnvelopeTooLargeException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.Fault;
import suhuan.ledger.v1.Receipt;

/** Every way in which handing a transaction to the orderers fails: what may have been ordered is never endorsed again. */
class SubmitRetryTest {
    private static final String RAFT_DOWN = "no orderers could successfully process transaction";
    private static final String QUORUM =
            "insufficient number of orderers could successfully process transaction to satisfy quorum requirement";
    private static final String TOO_LARGE =
            "received unsuccessful response from orderer: status=BAD_REQUEST, info=message payload"
                    + " is 16781206 bytes and exceeds maximum allowed 16777216 bytes";
    private static final String FORBIDDEN =
            "received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy"
                    + " evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the 'Writers' sub-policies";
    private static final String REFUSED_CONNECTION =
            "ProducerOrdMSP|rpc error: code = Unavailable desc = connection error: connect: connection refused";

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

    private void next(Fault... faults) {
        rig.twin.faults().next(Step.SUBMIT, faults);
    }

    private static Fault refuse(Code code, String text, String... details) {
        return Fault.refuse(Fault.error(code, text, details));
    }

    @Test
    void orderers_that_are_down_get_the_same_transaction_again() throws Exception {
        Fault down = refuse(Code.UNAVAILABLE, RAFT_DOWN, REFUSED_CONNECTION);
        next(down, down, down);
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.calls(Step.SUBMIT)).isEqualTo(4);
        // The peer is not to blame for the orderers.
        assertThat(rig.heard.breakers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAVAILABLE|io exception", "DEADLINE_EXCEEDED|submit timeout expired", "CANCELLED|gone"})
    void an_answer_that_was_lost_is_settled_by_the_block(String how) throws Exception {
        Code code = Code.valueOf(how.substring(0, how.indexOf('|')));
        next(Fault.loseAnswer(Fault.error(code, how.substring(how.indexOf('|') + 1))));
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.tally("a")).isEqualTo(1);
    }

    @Test
    void a_hand_over_that_takes_too_long_is_made_again() throws Exception {
        next(Fault.hang());
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    @Test
    void a_transaction_that_was_taken_and_lost_is_submitted_again() throws Exception {
        next(Fault.swallow(), Fault.swallow());
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.heard.retries).contains("submit: in no block");
    }

    @Test
    void a_transaction_ordered_twice_counts_once() throws Exception {
        next(Fault.repeat());
        rig.recorded("e1", "a");
        rig.recorded("e2", "a");
        assertThat(rig.tally("a")).isEqualTo(2);
    }

    @Test
    void too_few_of_the_byzantine_orderers_answering_leaves_the_outcome_unknown() throws Exception {
        next(refuse(Code.UNAVAILABLE, QUORUM, REFUSED_CONNECTION, "CollectorOrdMSP|" + FORBIDDEN));
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
        assertThat(rig.heard.retries).containsExactly("submit: outcome unknown");
    }

    @Test
    void a_peer_asked_too_much_gets_the_same_transaction_again() throws Exception {
        next(refuse(Code.UNKNOWN, "too many requests for /gateway.Gateway, exceeding concurrency limit (500)"));
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    /** One orderer says it for all of Raft; byzantine ones each for itself. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_transaction_too_large_for_the_orderers_is_halved(boolean byzantine) throws Exception {
        Fault large = byzantine
                ? refuse(Code.UNAVAILABLE, QUORUM, "ProducerOrdMSP|" + TOO_LARGE, "CollectorOrdMSP|" + TOO_LARGE)
                : refuse(Code.ABORTED, TOO_LARGE);
        next(Fault.delay(300));
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        answers.add(rig.submit("first", "x"));
        Rig.await("the first on its way", () -> rig.calls(Step.SUBMIT) == 1);
        for (int i = 0; i < 4; i++) {
            answers.add(rig.submit("e" + i, "x"));
        }
        next(large);
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
        }
        assertThat(rig.heard.halved).hasValue(1);
        assertThat(rig.tally("x")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_envelope_too_large_for_the_orderers_is_said_to_be(boolean byzantine) throws Exception {
        next(
                byzantine
                        ? refuse(
                                Code.UNAVAILABLE, QUORUM, "ProducerOrdMSP|" + TOO_LARGE, "CollectorOrdMSP|" + TOO_LARGE)
                        : refuse(Code.ABORTED, TOO_LARGE));
        EnvelopeTooLargeException why = rig.failed(EnvelopeTooLargeException.class, rig.submit("e1", "a"));
        assertThat(why.bytes()).isEqualTo(16781206);
        assertThat(why.limit()).isEqualTo(16777216);
        assertThat(rig.places()).isEmpty();
    }

    @Test
    void an_envelope_that_no_orderer_would_take_is_not_even_tried() throws Exception {
        String much = "m".repeat(8 * 1024 * 1024);
        EnvelopeTooLargeException why = rig.failed(EnvelopeTooLargeException.class, rig.submit("e1", much));
        assertThat(why.limit()).isEqualTo(7 * 1024 * 1024);
        assertThat(rig.calls(Step.ENDORSE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void orderers_that_do_not_take_ours_are_named_and_nothing_is_recorded(boolean byzantine) throws Exception {
        next(
                byzantine
                        ? refuse(
                                Code.UNAVAILABLE, QUORUM, "ProducerOrdMSP|" + FORBIDDEN, "CollectorOrdMSP|" + FORBIDDEN)
                        : refuse(Code.ABORTED, FORBIDDEN));
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e1", "a"));
        assertThat(why).hasMessageContaining("FORBIDDEN");
        assertThat(rig.ledger.status().readOnlyBecause()).contains("FORBIDDEN");
        assertThat(rig.places()).isEmpty();
        // The next one that gets through ends it.
        rig.recorded("e2", "a");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @Test
    void a_refusal_after_an_unknown_outcome_is_not_believed() throws Exception {
        next(Fault.loseAnswer(Fault.error(Code.UNAVAILABLE, RAFT_DOWN)), refuse(Code.ABORTED, FORBIDDEN));
        rig.recorded("e1", "a");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    @Test
    void a_refusal_that_lasts_after_an_unknown_outcome_frees_the_keys_in_the_end() throws Exception {
        next(refuse(Code.UNAVAILABLE, RAFT_DOWN));
        rig.twin.faults().otherwise(step -> step == Step.SUBMIT ? refuse(Code.ABORTED, FORBIDDEN) : null);
        // The caller's patience and the orderers' last word end at about the same time; either may come first.
        assertThat(rig.failed(RuntimeException.class, rig.submit("e1", "a")))
                .isInstanceOfAny(CommitOutcomeUnknownException.class, LedgerReadOnlyException.class);
        rig.twin.faults().otherwise(step -> null);
        rig.recorded("e2", "a");
    }

    @Test
    void an_outcome_that_stays_unknown_is_said_and_nothing_with_its_keys_is_sent_until_it_is_known() throws Exception {
        rig.twin.faults().otherwise(step -> step == Step.SUBMIT ? Fault.swallow() : null);
        rig.failed(CommitOutcomeUnknownException.class, rig.submit("e1", "a"));
        assertThat(rig.heard.unknown).hasValue(1);
        assertThat(rig.ledger.inFlight()).isZero();
        CompletableFuture<SubmitAnswer> again = rig.submit("e1", "a");
        CompletableFuture<SubmitAnswer> other = rig.submit("e2", "a");
        CompletableFuture<SubmitAnswer> unrelated = rig.submit("e3", "b");
        Rig.await("the unrelated one", () -> rig.calls(Step.ENDORSE) == 2);
        rig.twin.faults().end();
        Receipt receipt = TallyContract.receipt(again);
        assertThat(receipt.getAlreadyRecorded()).isTrue();
        rig.demandStandsOnceWhereItSays(receipt);
        rig.demandStandsOnceWhereItSays(TallyContract.receipt(other));
        rig.demandStandsOnceWhereItSays(TallyContract.receipt(unrelated));
        assertThat(rig.tally("a")).isEqualTo(2);
        assertThat(rig.twin.chain().clashes()).isEmpty();
    }

    @Test
    void whoever_sends_again_while_it_is_unknown_hears_that_it_is_unknown_and_others_that_it_is_full()
            throws Exception {
        rig.twin.faults().otherwise(step -> step == Step.SUBMIT ? refuse(Code.UNAVAILABLE, RAFT_DOWN) : null);
        rig.failed(CommitOutcomeUnknownException.class, rig.submit("e1", "a"));
        CompletableFuture<SubmitAnswer> again = rig.submit("e1", "a");
        CompletableFuture<SubmitAnswer> other = rig.submit("e2", "a");
        rig.failed(CommitOutcomeUnknownException.class, again);
        assertThat(rig.failed(LedgerReadOnlyException.class, other)).hasMessageContaining(RAFT_DOWN);
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    @Test
    void closing_while_the_outcome_is_unknown_says_so() throws Exception {
        rig.twin.faults().otherwise(step -> step == Step.SUBMIT ? refuse(Code.UNAVAILABLE, RAFT_DOWN) : null);
        CompletableFuture<SubmitAnswer> answer = rig.submit("e1", "a");
        Rig.await("a try", () -> rig.calls(Step.SUBMIT) > 0);
        rig.ledger.close();
        assertThat(answer).isDone();
        rig.failed(CommitOutcomeUnknownException.class, answer);
    }
}
