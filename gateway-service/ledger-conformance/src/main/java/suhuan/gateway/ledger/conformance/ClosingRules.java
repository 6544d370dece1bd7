package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Receipt;

/** A ledger that is closed takes nothing more, and one that is opened again has everything. */
interface ClosingRules extends OnAScene {
    @Test
    default void afterClosingAndOpeningEverythingIsThere() throws Exception {
        String code = scene().freshCode();
        LedgerSubmission submission = scene().registration(code);
        Receipt first = scene().recorded(submission);
        long last = scene().ledger().status().lastBlock();
        long from = first.getRecording().getPosition().getBlockNumber();
        List<Block> blocks = scene().blocks(from, last);
        Map<String, ByteString> state = scene().ledger().evaluate(List.of("battery/" + code));
        scene().reopen();

        assertThat(scene().ledger().status().lastBlock()).isGreaterThanOrEqualTo(last);
        assertThat(scene().blocks(from, last)).isEqualTo(blocks);
        assertThat(scene().ledger().evaluate(List.of("battery/" + code))).isEqualTo(state);
        Receipt again = scene().recorded(submission);
        assertThat(again.getAlreadyRecorded()).isTrue();
        assertThat(again.getRecording().toByteString())
                .isEqualTo(first.getRecording().toByteString());
    }

    @Test
    default void aClosedLedgerTakesNothingAndEndsItsStreams() throws Exception {
        Ledger closing = scene().ledger();
        BlockStream stream = closing.follow(closing.status().lastBlock() + 1);
        LedgerSubmission submission = scene().registration(scene().freshCode());
        closing.close();
        closing.close();
        try {
            CompletableFuture<SubmitAnswer> answer = closing.submit(submission);
            assertThatThrownBy(() -> scene().answer(answer)).isInstanceOf(LedgerReadOnlyException.class);
            assertThat(stream.next(Duration.ofDays(1))).isNull();
        } finally {
            scene().reopen();
        }
        assertThat(scene().recorded(submission).getAlreadyRecorded()).isFalse();
    }

    /** Every envelope sent before the close has an answer when it returns; what was not settled can be sent again. */
    @Test
    default void closingAnswersWhatIsInFlight() throws Exception {
        Ledger closing = scene().ledger();
        List<LedgerSubmission> sent = new ArrayList<>();
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        int envelopes = 300;
        for (int i = 0; i < envelopes; i++) {
            sent.add(scene().registration(scene().freshCode()));
            answers.add(closing.submit(sent.get(i)));
        }
        scene().reopen();

        assertThat(answers).allMatch(CompletableFuture::isDone);
        List<CompletableFuture<SubmitAnswer>> sentAgain =
                sent.stream().map(scene().ledger()::submit).toList();
        for (int i = 0; i < envelopes; i++) {
            boolean known = scene().allRecorded(sentAgain.get(i)).getAlreadyRecorded();
            try {
                scene().allRecorded(answers.get(i));
                assertThat(known).isTrue();
            } catch (LedgerReadOnlyException notRecorded) {
                assertThat(known).isFalse();
            } catch (CommitOutcomeUnknownException unknown) {
                assertThat(unknown).hasMessage(sent.get(i).envelopeId());
            }
        }
    }
}
