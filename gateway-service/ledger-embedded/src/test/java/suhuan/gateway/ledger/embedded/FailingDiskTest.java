package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.CommitOutcomeUnknownException;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FaultyFiles;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;

/** A disk that is full, fails to sync, writes in pieces, or cannot be read: nothing acknowledged is lost, reads go on. */
class FailingDiskTest {
    private static final int ROUNDS = 60;

    @TempDir
    Path folders;

    private final Random random = Seeds.random("FailingDiskTest");
    private final Map<String, Recording> acknowledged = new LinkedHashMap<>();
    private final List<String> notRecorded = new ArrayList<>();
    private final List<String> inDoubt = new ArrayList<>();

    private static EmbeddedLedger open(Path folder, FaultyFiles files) {
        return open(folder, files, 8192);
    }

    private static EmbeddedLedger open(Path folder, FaultyFiles files, long segmentBytes) {
        StoreOptions store = StoreOptions.defaults()
                .withFiles(files)
                .withSegmentBytes(segmentBytes)
                .withSnapshotBytes(20_000);
        return EmbeddedLedger.open(
                folder,
                new CountingContract(),
                EmbeddedLedgerOptions.defaults().withStore(store).withGroup(5, 1 << 20, 0));
    }

    private static LedgerSubmission envelope(String id) {
        return Envelopes.counting(id, "hot" + id.hashCode() % 3, "own" + id);
    }

    /** Sends envelopes until the ledger takes no more; sorts them by what became of them. */
    private void sendUntilReadOnly(EmbeddedLedger ledger) throws Exception {
        acknowledged.clear();
        notRecorded.clear();
        inDoubt.clear();
        Map<String, CompletableFuture<SubmitAnswer>> answers = new LinkedHashMap<>();
        Semaphore free = new Semaphore(20);
        for (int i = 0; ledger.status().readOnlyBecause() == null; i++) {
            assertThat(i).as("envelopes until the disk fails").isLessThan(20_000);
            assertThat(free.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<SubmitAnswer> answer = ledger.submit(envelope("e" + i));
            answer.whenComplete((done, failed) -> free.release());
            answers.put("e" + i, answer);
        }
        for (Map.Entry<String, CompletableFuture<SubmitAnswer>> answer : answers.entrySet()) {
            try {
                acknowledged.put(
                        answer.getKey(), Envelopes.receipt(answer.getValue()).getRecording());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof CommitOutcomeUnknownException) {
                    inDoubt.add(answer.getKey());
                } else {
                    assertThat(failed.getCause()).isInstanceOf(LedgerReadOnlyException.class);
                    notRecorded.add(answer.getKey());
                }
            }
        }
    }

    private void assertReadsGoOn(EmbeddedLedger ledger) throws Exception {
        for (String id : acknowledged.keySet()) {
            assertThat(ledger.evaluate(List.of("envelope/" + id, "battery/own" + id)))
                    .hasSize(2);
        }
        long last = acknowledged.values().stream()
                .mapToLong(recording -> recording.getPosition().getBlockNumber())
                .max()
                .orElse(-1);
        assertThat(ledger.status().lastBlock()).isEqualTo(last);
        try (BlockStream blocks = ledger.follow(0)) {
            for (long number = 0; number <= last; number++) {
                assertThat(blocks.next(Duration.ofSeconds(30)).getNumber()).isEqualTo(number);
            }
            assertThat(blocks.next(Duration.ZERO)).isNull();
        }
        assertThatThrownBy(() -> ledger.submit(envelope("late")).get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LedgerReadOnlyException.class)
                .hasMessageContaining(ledger.status().readOnlyBecause());
    }

    private void assertNothingAcknowledgedIsLost(Path folder) throws Exception {
        try (EmbeddedLedger ledger = open(folder, new FaultyFiles())) {
            for (String id : notRecorded) {
                assertThat(ledger.evaluate(List.of("envelope/" + id))).as(id).isEmpty();
            }
            for (Map.Entry<String, Recording> expected : acknowledged.entrySet()) {
                Receipt receipt = Envelopes.receipt(ledger.submit(envelope(expected.getKey())));
                assertThat(receipt.getAlreadyRecorded()).as(expected.getKey()).isTrue();
                assertThat(receipt.getRecording().toByteString())
                        .isEqualTo(expected.getValue().toByteString());
            }
            for (String id : inDoubt) {
                Recording once = Envelopes.receipt(ledger.submit(envelope(id))).getRecording();
                Receipt twice = Envelopes.receipt(ledger.submit(envelope(id)));
                assertThat(twice.getAlreadyRecorded()).isTrue();
                assertThat(twice.getRecording()).isEqualTo(once);
            }
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
    }

    @Test
    void aFullDiskRefusesWritesAndLosesNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = folders.resolve("full-" + round);
            FaultyFiles files = new FaultyFiles();
            try (EmbeddedLedger ledger = open(folder, files)) {
                files.withRoom(random.nextInt(60_000));
                sendUntilReadOnly(ledger);
                assertThat(ledger.status().readOnlyBecause()).contains("No space left on device", "blocks-");
                assertThat(inDoubt).isEmpty();
                assertThat(notRecorded).isNotEmpty();
                assertReadsGoOn(ledger);
            }
            assertNothingAcknowledgedIsLost(folder);
        }
    }

    @Test
    void aFailedSyncAcknowledgesNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = folders.resolve("sync-" + round);
            FaultyFiles files = new FaultyFiles();
            try (EmbeddedLedger ledger = open(folder, files)) {
                files.withForces(random.nextInt(40));
                sendUntilReadOnly(ledger);
                assertThat(ledger.status().readOnlyBecause()).contains("Input/output error", "blocks-");
                assertReadsGoOn(ledger);
            }
            try (EmbeddedLedger ledger = open(folder, new FaultyFiles())) {
                for (String id : inDoubt) {
                    assertThat(ledger.evaluate(List.of("envelope/" + id)))
                            .as("cut back: %s", id)
                            .isEmpty();
                }
            }
            assertNothingAcknowledgedIsLost(folder);
        }
    }

    @Test
    void aBlockThatCouldNotBeTakenOutAgainIsInDoubtAndThenFound() throws Exception {
        Path folder = folders.resolve("stuck");
        FaultyFiles files = new FaultyFiles();
        // One large segment and few blocks: every sync is that of a block.
        try (EmbeddedLedger ledger = open(folder, files, 1 << 20)) {
            files.withForces(7);
            files.failTruncates();
            sendUntilReadOnly(ledger);
            assertThat(inDoubt).isNotEmpty();
            assertReadsGoOn(ledger);
        }
        try (EmbeddedLedger ledger = open(folder, new FaultyFiles())) {
            for (String id : inDoubt) {
                assertThat(Envelopes.receipt(ledger.submit(envelope(id))).getAlreadyRecorded())
                        .isTrue();
            }
        }
        assertNothingAcknowledgedIsLost(folder);
    }

    @Test
    void writesInPiecesAreWrittenWhole() throws Exception {
        Path folder = folders.resolve("pieces");
        try (EmbeddedLedger ledger = open(folder, new FaultyFiles().withShortWrites(random))) {
            for (int i = 0; i < 100; i++) {
                acknowledged.put(
                        "e" + i,
                        Envelopes.receipt(ledger.submit(envelope("e" + i))).getRecording());
            }
        }
        assertNothingAcknowledgedIsLost(folder);
    }

    @Test
    void nothingIsSaidOrShownBeforeTheSync() throws Exception {
        FaultyFiles files = new FaultyFiles();
        CountDownLatch inSync = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (EmbeddedLedger ledger = open(folders.resolve("early"), files);
                BlockStream blocks = ledger.follow(0)) {
            files.beforeForce(() -> {
                inSync.countDown();
                try {
                    goOn.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            });
            CompletableFuture<SubmitAnswer> first = ledger.submit(envelope("e1"));
            assertThat(inSync.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<SubmitAnswer> repeated = ledger.submit(envelope("e1"));
            CompletableFuture<SubmitAnswer> refused = ledger.submit(envelope(""));
            assertThat(first).isNotDone();
            assertThat(repeated).isNotDone();
            assertThat(refused).isNotDone();
            assertThat(ledger.evaluate(List.of("envelope/e1"))).isEmpty();
            assertThat(ledger.status().lastBlock()).isEqualTo(-1);
            assertThat(blocks.next(Duration.ZERO)).isNull();
            goOn.countDown();
            assertThat(Envelopes.receipt(repeated).getRecording())
                    .isEqualTo(Envelopes.receipt(first).getRecording());
            assertThat(refused.get(30, TimeUnit.SECONDS)).isInstanceOf(SubmitAnswer.Refused.class);
            assertThat(blocks.next(Duration.ofSeconds(30)).getNumber()).isZero();
        }
    }

    @Test
    void aDiskThatCannotBeReadIsSaidSo() throws Exception {
        FaultyFiles files = new FaultyFiles();
        Path folder = folders.resolve("unreadable");
        try (EmbeddedLedger ledger = open(folder, files)) {
            Envelopes.receipt(ledger.submit(envelope("e1")));
        }
        try (EmbeddedLedger ledger = open(folder, files)) {
            files.failReads(true);
            assertThatThrownBy(() -> ledger.evaluate(List.of("envelope/e1")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Input/output error");
            assertThat(ledger.status().readOnlyBecause()).contains("Input/output error");
        }
        files.failReads(false);
        try (EmbeddedLedger ledger = open(folder, files)) {
            files.failReads(true);
            assertThatThrownBy(() -> ledger.submit(envelope("e1")).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LedgerReadOnlyException.class)
                    .hasMessageContaining("Input/output error");
        }
    }
}
