package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FolderInUseException;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionReason;

/** The port's promises, on a disk that works. */
class EmbeddedLedgerTest {
    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(1_000);

    private EmbeddedLedger open() {
        return EmbeddedLedger.open(
                folder, new CountingContract(), EmbeddedLedgerOptions.defaults().withClock(clock::get));
    }

    private static String value(EmbeddedLedger ledger, String key) {
        ByteString value = ledger.evaluate(List.of(key)).get(key);
        return value == null ? null : value.toStringUtf8();
    }

    @Test
    void anEnvelopeIsRecordedAndItsStateRead() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            assertThat(ledger.status().lastBlock()).isEqualTo(-1);
            Receipt receipt = Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A", "B", "A")));

            assertThat(receipt.getAlreadyRecorded()).isFalse();
            assertThat(receipt.getRecording().getEnvelopeId()).isEqualTo("e1");
            assertThat(receipt.getRecording().getVerdictsCount()).isEqualTo(3);
            assertThat(receipt.getRecording().getPosition().getBlockNumber()).isZero();
            assertThat(receipt.getRecording().getRecordedAtMs()).isEqualTo(1_000);
            assertThat(receipt.getRecording().getTransactionId()).hasSize(64).startsWith("0000000000000000");
            assertThat(value(ledger, "battery/A")).isEqualTo("2");
            assertThat(value(ledger, "battery/B")).isEqualTo("1");
            assertThat(value(ledger, "battery/C")).isNull();
            assertThat(ledger.status().lastBlock()).isZero();
            assertThat(ledger.status().readOnlyBecause()).isNull();
        }
    }

    @Test
    void aRepeatGetsTheSameRecordingAlsoAfterARestart() throws Exception {
        Receipt first;
        try (EmbeddedLedger ledger = open()) {
            Envelopes.receipt(ledger.submit(Envelopes.counting("e0", "A")));
            first = Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            clock.set(5_000);
            Receipt again = Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            assertThat(again.getAlreadyRecorded()).isTrue();
            assertThat(again.getRecording().toByteString())
                    .isEqualTo(first.getRecording().toByteString());
            assertThat(ledger.status().lastBlock()).isEqualTo(1);
        }
        try (EmbeddedLedger ledger = open()) {
            Receipt again = Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            assertThat(again.getAlreadyRecorded()).isTrue();
            assertThat(again.getRecording().toByteString())
                    .isEqualTo(first.getRecording().toByteString());
            assertThat(value(ledger, "battery/A")).isEqualTo("2");
        }
    }

    @Test
    void refusedAndKnownEnvelopesLeaveNoTraceInTheBlock() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
            answers.add(ledger.submit(Envelopes.counting("", "A")));
            answers.add(ledger.submit(Envelopes.counting("e1", "A")));
            answers.add(ledger.submit(Envelopes.counting("e1", "B")));
            answers.add(ledger.submit(Envelopes.counting("e2", "A")));
            answers.add(ledger.submit(Envelopes.counting("e2", "A")));

            assertThat(answers.get(0).get(30, TimeUnit.SECONDS)).isEqualTo(refused("ENVELOPE_MALFORMED"));
            assertThat(Envelopes.receipt(answers.get(1)).getAlreadyRecorded()).isTrue();
            assertThat(answers.get(2).get(30, TimeUnit.SECONDS)).isEqualTo(refused("ENVELOPE_ID_REUSED"));
            Receipt recorded = Envelopes.receipt(answers.get(3));
            Receipt repeated = Envelopes.receipt(answers.get(4));
            assertThat(recorded.getAlreadyRecorded()).isFalse();
            assertThat(repeated.getAlreadyRecorded()).isTrue();
            assertThat(repeated.getRecording()).isEqualTo(recorded.getRecording());
            assertThat(recorded.getRecording().getPosition().getEnvelopeIndex()).isZero();
            assertThat(ledger.status().lastBlock()).isEqualTo(1);
        }
        try (EmbeddedLedger ledger = open();
                BlockStream blocks = ledger.follow(0)) {
            for (int number = 0; number < 2; number++) {
                Block block = blocks.next(Duration.ofSeconds(30));
                assertThat(block.getNumber()).isEqualTo(number);
                assertThat(block.getTransactions(0).getBatch().getSubmissionsCount())
                        .isEqualTo(1);
                assertThat(block.getTransactions(0).getResult().getResultsCount())
                        .isEqualTo(1);
            }
            assertThat(blocks.next(Duration.ZERO)).isNull();
        }
    }

    private static SubmitAnswer refused(String reason) {
        return new SubmitAnswer.Refused(Rejection.newBuilder()
                .setReason(RejectionReason.valueOf("REJECTION_REASON_" + reason))
                .build());
    }

    @Test
    void timeNeverGoesBackAlsoAcrossARestart() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            clock.set(10);
            assertThat(Envelopes.receipt(ledger.submit(Envelopes.counting("e2", "A")))
                            .getRecording()
                            .getRecordedAtMs())
                    .isEqualTo(1_000);
        }
        try (EmbeddedLedger ledger = open()) {
            assertThat(Envelopes.receipt(ledger.submit(Envelopes.counting("e3", "A")))
                            .getRecording()
                            .getRecordedAtMs())
                    .isEqualTo(1_000);
        }
    }

    @Test
    void blocksAreChainedAndGivenAsTheyCome() throws Exception {
        try (EmbeddedLedger ledger = open();
                BlockStream blocks = ledger.follow(0)) {
            assertThat(blocks.next(Duration.ofMillis(1))).isNull();
            ByteString previous = ByteString.EMPTY;
            for (int i = 0; i < 20; i++) {
                Receipt receipt = Envelopes.receipt(ledger.submit(Envelopes.counting("e" + i, "A")));
                Block block = blocks.next(Duration.ofSeconds(30));
                assertThat(block.getNumber()).isEqualTo(i);
                assertThat(block.getPreviousSha256()).isEqualTo(previous);
                assertThat(block.getSha256().size()).isEqualTo(32);
                assertThat(block.getTransactions(0).getTransactionId())
                        .isEqualTo(receipt.getRecording().getTransactionId());
                previous = block.getSha256();
            }
            assertThatThrownBy(() -> ledger.follow(22)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSecondOpeningOfTheFolderIsRefusedInOneLine() {
        try (EmbeddedLedger ledger = open()) {
            assertThat(ledger.status().kind()).isEqualTo("embedded");
            assertThatThrownBy(this::open)
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aClosedLedgerTakesNothing() {
        EmbeddedLedger ledger = open();
        BlockStream blocks = ledger.follow(0);
        ledger.close();
        ledger.close();
        assertThatThrownBy(() -> ledger.submit(Envelopes.counting("e1", "A")).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LedgerReadOnlyException.class);
        assertThat(blocks)
                .satisfies(stream -> assertThat(stream.next(Duration.ofDays(1))).isNull());
    }

    @Test
    void closeAnswersWhatIsInFlight() throws Exception {
        EmbeddedLedger ledger = open();
        List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            answers.add(ledger.submit(Envelopes.counting("e" + i, "A")));
        }
        ledger.close();
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            assertThat(answer).isDone();
            Envelopes.receipt(answer);
        }
        try (EmbeddedLedger again = open()) {
            assertThat(value(again, "battery/A")).isEqualTo("3000");
        }
    }
}
