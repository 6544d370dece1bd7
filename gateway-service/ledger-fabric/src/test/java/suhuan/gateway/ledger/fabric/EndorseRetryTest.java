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
import suhuan.gateway.ledger.EnvelopeTooLargeException;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.gateway.ledger.fabric.twin.FabricTwin;
import suhuan.gateway.ledger.fabric.twin.Fault;

/** Every way in which an endorsement fails, in the words of Fabric 3.1, and what becomes of the envelope. */
class EndorseRetryTest {
    private static final String NOT_ENOUGH =
            "failed to collect enough transaction endorsements, see attached details for more info";
    private static final String NOT_ENDORSED = "failed to endorse transaction, see attached details for more info";
    private static final String CONNECTION_REFUSED =
            "error in simulation: failed to execute transaction 5e: could not launch chaincode suhuan_1:ab: connection to"
                    + " suhuan_1:ab failed: error cannot create connection for suhuan_1:ab: error creating grpc connection to"
                    + " 127.0.0.1:27129: failed to create new connection: connection error: desc = \"transport: error while"
                    + " dialing: dial tcp 127.0.0.1:27129: connect: connection refused\"";
    private static final String TERMINATED =
            "error in simulation: failed to execute transaction 5e: error sending: chaincode stream terminated";
    private static final String TIMED_OUT =
            "error in simulation: failed to execute transaction 5e: error sending: timeout expired while executing transaction";
    private static final String PEER_FAILURE =
            "error in simulation: transaction returned with failure: the peer answered 999 keys of 1000";

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
        rig.twin.faults().next(Step.ENDORSE, faults);
    }

    private void always(Fault fault) {
        rig.twin.faults().otherwise(step -> step == Step.ENDORSE ? fault : null);
    }

    private static Fault refuse(Code code, String text, String... details) {
        return Fault.refuse(Fault.error(code, text, details));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONNECTION_REFUSED, TERMINATED, TIMED_OUT, PEER_FAILURE})
    void trouble_with_our_own_chaincode_passes(String text) throws Exception {
        next(
                refuse(Code.ABORTED, NOT_ENDORSED, FabricTwin.OWN + "|" + text),
                refuse(Code.ABORTED, NOT_ENDORSED, FabricTwin.OWN + "|" + text));
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: own side down", "endorse: own side down");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {CONNECTION_REFUSED, TERMINATED, TIMED_OUT})
    void trouble_with_another_organisations_chaincode_passes(String text) throws Exception {
        rig.twin.otherPeer().chaincodeTrouble(text);
        CompletableFuture<SubmitAnswer> answer = rig.submit("e1", "a");
        Rig.await("two tries", () -> rig.heard.retries.size() >= 2);
        assertThat(rig.heard.retries).containsOnly("endorse: other side down");
        rig.twin.otherPeer().chaincodeTrouble("");
        rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
        // Whoever is not to blame is not left alone.
        assertThat(rig.heard.breakers).isEmpty();
    }

    @Test
    void another_organisations_peer_that_stays_away_is_named_and_nothing_is_recorded() throws Exception {
        rig.twin.otherPeer().down(true);
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e1", "a"));
        assertThat(why).hasMessageContaining(FabricTwin.OTHER).hasMessageContaining("connection refused");
        assertThat(rig.ledger.status().readOnlyBecause()).contains(FabricTwin.OTHER);
        assertThat(rig.calls(Step.SUBMIT)).isZero();
        rig.twin.otherPeer().down(false);
        // Nobody sends anything, and the status is right again all the same.
        Rig.await("the status", () -> rig.ledger.status().readOnlyBecause() == null);
        rig.recorded("e1", "a");
    }

    @Test
    void answers_that_do_not_match_are_asked_for_again() throws Exception {
        Fault mismatch = refuse(Code.ABORTED, NOT_ENOUGH, FabricTwin.OTHER + "|ProposalResponsePayloads do not match");
        next(mismatch, mismatch, mismatch);
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries)
                .containsExactly("endorse: disagreement", "endorse: disagreement", "endorse: disagreement");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @Test
    void an_organisation_with_another_contract_is_found_and_named_and_nothing_is_recorded() throws Exception {
        rig.recorded("e0", "a");
        rig.twin.otherPeer().chaincode(new TallyContract("other"));
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e1", "a"));
        assertThat(why)
                .hasMessageContaining("organisations disagree")
                .hasMessageContaining(FabricTwin.OTHER)
                .hasMessageContaining(FabricTwin.OWN);
        assertThat(rig.ledger.status().readOnlyBecause()).contains("organisations disagree");
        assertThat(rig.places()).containsOnlyKeys("e0");
        rig.twin.otherPeer().chaincode(new TallyContract());
        rig.recorded("e1", "a");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @Test
    void a_peer_of_another_organisation_that_is_behind_is_waited_for() throws Exception {
        rig.recorded("e0", "a");
        rig.twin.otherPeer().holdAt(rig.twin.chain().height());
        rig.recorded("e1", "b");
        rig.recorded("e2", "c");
        CompletableFuture<SubmitAnswer> answer = rig.submit("e3", "b");
        Rig.await("five tries", () -> rig.heard.retries.size() >= 5);
        assertThat(answer).isNotDone();
        rig.twin.otherPeer().release();
        rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
    }

    @Test
    void a_peer_of_another_organisation_that_stays_behind_is_named_with_its_height() throws Exception {
        rig.recorded("e0", "a");
        long height = rig.twin.chain().height();
        rig.twin.otherPeer().holdAt(height);
        rig.recorded("e1", "b");
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e2", "b"));
        assertThat(why)
                .hasMessageContaining("not level")
                .hasMessageContaining(FabricTwin.OTHER + " has " + height + " blocks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no combination of peers can be derived which satisfy the endorsement policy: no peer combination can satisfy"
                        + " the endorsement policy",
                "no combination of peers can be derived which satisfy the endorsement policy: No metadata was found for chaincode"
                        + " suhuan in channel suhuan"
            })
    void without_endorsers_it_is_tried_slowly(String text) throws Exception {
        next(refuse(Code.FAILED_PRECONDITION, text), refuse(Code.FAILED_PRECONDITION, text));
        long begun = System.nanoTime();
        CompletableFuture<SubmitAnswer> answer = rig.submit("e1", "a");
        Rig.await("the reason", () -> {
            String reason = rig.ledger.status().readOnlyBecause();
            return reason != null && reason.contains(text);
        });
        rig.demandStandsOnceWhereItSays(TallyContract.receipt(answer));
        assertThat(System.nanoTime() - begun).isGreaterThan(500_000_000L);
        assertThat(rig.heard.retries).containsExactly("endorse: no endorsers", "endorse: no endorsers");
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"io exception", "Network closed for unknown reason"})
    void a_peer_that_does_not_answer_is_asked_again(String text) throws Exception {
        next(refuse(Code.UNAVAILABLE, text));
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: unreachable");
    }

    @Test
    void an_endorsement_that_takes_too_long_is_given_up_and_made_anew() throws Exception {
        next(Fault.hang());
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: unreachable");
    }

    @Test
    void a_peer_that_is_asked_too_much_is_left_in_peace_for_a_moment() throws Exception {
        Fault busy = refuse(Code.UNKNOWN, "too many requests for /gateway.Gateway, exceeding concurrency limit (500)");
        next(busy, busy);
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: busy", "endorse: busy");
        always(busy);
        LedgerOverloadedException why = rig.failed(LedgerOverloadedException.class, rig.submit("e2", "a"));
        assertThat(why.retryAfterMs()).isPositive();
        assertThat(rig.ledger.status().readOnlyBecause()).isNull();
    }

    @Test
    void a_chaincode_that_is_busy_is_asked_again() throws Exception {
        next(refuse(
                Code.ABORTED,
                NOT_ENDORSED,
                FabricTwin.OWN + "|chaincode response 503, the chaincode stops; try again"));
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: busy");
    }

    @Test
    void the_envelope_that_breaks_the_contract_is_found_and_the_others_are_recorded() throws Exception {
        rig.twin.otherPeer().chaincodeTrouble(TERMINATED);
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        // The first holds up the rest, which come together in one transaction then.
        answers.add(rig.submit("first", "x"));
        Rig.await("a try", () -> !rig.heard.retries.isEmpty());
        for (int i = 0; i < 9; i++) {
            answers.add(i == 4 ? rig.submit("broken", "x", TallyContract.BREAKS) : rig.submit("e" + i, "a", "x"));
        }
        rig.twin.otherPeer().chaincodeTrouble("");
        for (int i = 0; i < answers.size(); i++) {
            if (i == 5) {
                assertThat(rig.failed(IllegalStateException.class, answers.get(i)))
                        .hasMessageContaining("breaks the contract")
                        .hasMessageContaining("as asked for");
            } else {
                rig.demandStandsOnceWhereItSays(TallyContract.receipt(answers.get(i)));
            }
        }
        assertThat(rig.heard.halved.get()).isPositive();
        assertThat(rig.tally("a")).isEqualTo(8);
        assertThat(rig.places()).doesNotContainKey("broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESOURCE_EXHAUSTED|grpc: received message larger than max (105907372 vs. 104857600)",
                "ABORTED|error in simulation: failed to execute transaction 5e: error sending: error sending TRANSACTION: rpc error:"
                        + " code = ResourceExhausted desc = trying to send message larger than max (207619281 vs. 104857600)"
            })
    void a_batch_that_is_too_large_is_halved_until_it_is_one_envelope(String how) throws Exception {
        Code code = Code.valueOf(how.substring(0, how.indexOf('|')));
        String text = how.substring(how.indexOf('|') + 1);
        Fault large =
                code == Code.ABORTED ? refuse(code, NOT_ENDORSED, FabricTwin.OWN + "|" + text) : refuse(code, text);
        always(large);
        EnvelopeTooLargeException why = rig.failed(EnvelopeTooLargeException.class, rig.submit("e1", "a"));
        assertThat(why.limit()).isEqualTo(104857600);
        assertThat(why.bytes()).isGreaterThan(why.limit());
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    @Test
    void a_proposal_that_was_ordered_before_is_made_anew() throws Exception {
        next(refuse(Code.ABORTED, NOT_ENDORSED, FabricTwin.OWN + "|duplicate transaction found [5e]. Creator [0a0b]"));
        rig.recorded("e1", "a");
        assertThat(rig.heard.retries).containsExactly("endorse: duplicate");
    }

    @Test
    void a_certificate_that_is_not_accepted_is_said_at_once() throws Exception {
        next(refuse(
                Code.ABORTED,
                NOT_ENDORSED,
                FabricTwin.OWN
                        + "|error validating proposal: access denied: channel [suhuan] creator org [RegulatorMSP]"));
        LedgerReadOnlyException why = rig.failed(LedgerReadOnlyException.class, rig.submit("e1", "a"));
        assertThat(why).hasMessageContaining("certificate").hasMessageContaining("access denied");
        assertThat(rig.calls(Step.ENDORSE)).isEqualTo(1);
    }

    @Test
    void what_records_nothing_is_answered_without_being_ordered() throws Exception {
        SubmitAnswer refused = rig.submit("").get();
        assertThat(refused).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(rig.calls(Step.SUBMIT)).isZero();
        assertThat(rig.twin.chain().height()).isEqualTo(1);
    }
}
