package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Verdict;

/** Sending an envelope twice means once. */
interface RepeatRules extends OnAScene {
    @Test
    default void aRepeatGetsTheSameRecordingByteForByte() throws Exception {
        LedgerSubmission submission = scene().registration(scene().freshCode());
        Receipt first = scene().recorded(submission);
        scene().registered();
        Receipt again = scene().recorded(submission);

        assertThat(first.getAlreadyRecorded()).isFalse();
        assertThat(again.getAlreadyRecorded()).isTrue();
        assertThat(again.getRecording().toByteString())
                .isEqualTo(first.getRecording().toByteString());
    }

    @Test
    default void refusedCommandsAreRepeatedAsTheyWereAnswered() throws Exception {
        String code = scene().freshCode();
        LedgerSubmission tooEarly = scene().submission(scene().maker(), Envelopes.install(code, scene().freshVin()));
        Receipt first = scene().receipt(scene().ledger().submit(tooEarly));
        assertThat(first.getRecording().getVerdictsList()).allMatch(Verdict::hasRefused);
        scene().recorded(scene().registration(code));
        Receipt again = scene().receipt(scene().ledger().submit(tooEarly));

        assertThat(again.getAlreadyRecorded()).isTrue();
        assertThat(again.getRecording().toByteString())
                .isEqualTo(first.getRecording().toByteString());
    }

    @Test
    default void ofManyRepeatsSentAtOnceOneIsTheFirst() throws Exception {
        int envelopes = 10;
        int times = 20;
        List<LedgerSubmission> all = new ArrayList<>();
        for (int i = 0; i < envelopes; i++) {
            all.addAll(Collections.nCopies(times, scene().registration(scene().freshCode())));
        }
        Collections.shuffle(all, Seeds.random("ofManyRepeatsSentAtOnceOneIsTheFirst"));
        long before = scene().ledger().status().lastBlock();
        List<CompletableFuture<SubmitAnswer>> answers =
                all.stream().map(scene().ledger()::submit).toList();
        List<Receipt> receipts = new ArrayList<>();
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            receipts.add(scene().allRecorded(answer));
        }

        assertThat(receipts)
                .filteredOn(receipt -> !receipt.getAlreadyRecorded())
                .hasSize(envelopes);
        assertThat(receipts.stream().map(Receipt::getRecording).distinct()).hasSize(envelopes);
        long after = scene().ledger().status().lastBlock();
        List<String> ids =
                all.stream().map(LedgerSubmission::envelopeId).distinct().toList();
        assertThat(Recorded.in(scene().blocks(before + 1, after)).stream()
                        .map(Recorded::envelopeId)
                        .filter(ids::contains))
                .hasSize(envelopes);
    }

    @Test
    default void theSameIdWithOtherBytesIsRefused() throws Exception {
        EnvelopePayload.Builder payload = Envelopes.payload(scene().maker(), Envelopes.battery(scene().freshCode()));
        Receipt first = scene().recorded(scene().submission(payload));
        LedgerSubmission original = scene().submission(payload);
        LedgerSubmission other =
                scene().submission(payload.clone().setCommands(0, Envelopes.battery(scene().freshCode())));

        assertThat(scene().refusal(scene().ledger().submit(other)).getReason().name())
                .endsWith("_ENVELOPE_ID_REUSED");
        assertThat(scene().recorded(original).getRecording()).isEqualTo(first.getRecording());
    }

    @Test
    default void theSameIdWithOtherBytesSentAtOnceIsRecordedOnce() throws Exception {
        EnvelopePayload.Builder payload = Envelopes.payload(scene().maker());
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        int different = 12;
        for (int i = 0; i < different; i++) {
            answers.add(scene().ledger()
                    .submit(scene().submission(payload.clone().addCommands(Envelopes.battery(scene().freshCode())))));
        }
        int recorded = 0;
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            if (scene().answer(answer) instanceof SubmitAnswer.Recorded) {
                recorded++;
            } else {
                assertThat(scene().refusal(answer).getReason().name()).endsWith("_ENVELOPE_ID_REUSED");
            }
        }
        assertThat(recorded).isEqualTo(1);
    }
}
