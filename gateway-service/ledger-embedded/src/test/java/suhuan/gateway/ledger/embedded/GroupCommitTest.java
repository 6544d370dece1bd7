package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.common.v1.Position;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FaultyFiles;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Submission;

/** Many callers at once. */
class GroupCommitTest {
    private static final int CALLERS = 100;

    @TempDir
    Path folder;

    private final Random random = Seeds.random("GroupCommitTest");
    private final FaultyFiles files = new FaultyFiles();
    private EmbeddedLedgerOptions options =
            EmbeddedLedgerOptions.defaults().withStore(StoreOptions.defaults().withFiles(files));

    private EmbeddedLedger open() {
        return EmbeddedLedger.open(folder, new CountingContract(), options);
    }

    @Test
    void hotKeysLoseNoUpdateAndSurfaceNoConflict() throws Exception {
        int each = 30;
        Set<Position> positions = new HashSet<>();
        try (EmbeddedLedger ledger = open()) {
            List<Future<List<Receipt>>> callers = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                callers.add(threads.submit(() -> {
                    List<Receipt> receipts = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        receipts.add(Envelopes.receipt(
                                ledger.submit(Envelopes.counting(number + "-" + i, "hot" + (number + i) % 10))));
                    }
                    return receipts;
                }));
            }
            for (Future<List<Receipt>> caller : callers) {
                for (Receipt receipt : caller.get(60, TimeUnit.SECONDS)) {
                    assertThat(receipt.getAlreadyRecorded()).isFalse();
                    assertThat(positions.add(receipt.getRecording().getPosition()))
                            .isTrue();
                }
            }
            threads.shutdown();
            long sum = 0;
            for (int hot = 0; hot < 10; hot++) {
                String key = "battery/hot" + hot;
                sum += Long.parseLong(ledger.evaluate(List.of(key)).get(key).toStringUtf8());
            }
            assertThat(sum).isEqualTo((long) CALLERS * each);
            assertThat(ledger.status().lastBlock() + 1).isLessThan((long) CALLERS * each);
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
    }

    @Test
    void ofAHundredSameEnvelopesOneIsRecordedAndAllGetItsReceipt() throws Exception {
        for (int restart = 0; restart < 4; restart++) {
            try (EmbeddedLedger ledger = open()) {
                for (int round = 0; round < 10; round++) {
                    assertOneEffect(ledger, "twin-" + restart + "-" + round, true);
                }
                if (restart > 0) {
                    assertOneEffect(ledger, "twin-" + (restart - 1) + "-" + random.nextInt(10), false);
                }
            }
        }
    }

    private static void assertOneEffect(EmbeddedLedger ledger, String id, boolean firstTime) throws Exception {
        LedgerSubmission submission = Envelopes.counting(id, id);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<Future<Receipt>> answers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            answers.add(threads.submit(() -> {
                go.await();
                return Envelopes.receipt(ledger.submit(submission));
            }));
        }
        go.countDown();
        Set<Object> recordings = new HashSet<>();
        int fresh = 0;
        for (Future<Receipt> answer : answers) {
            Receipt receipt = answer.get(60, TimeUnit.SECONDS);
            recordings.add(receipt.getRecording().toByteString());
            fresh += receipt.getAlreadyRecorded() ? 0 : 1;
        }
        threads.shutdown();
        assertThat(recordings).hasSize(1);
        assertThat(fresh).isEqualTo(firstTime ? 1 : 0);
        assertThat(ledger.evaluate(List.of("battery/" + id))
                        .get("battery/" + id)
                        .toStringUtf8())
                .isEqualTo("1");
    }

    @Test
    void envelopesOfOneThreadKeepTheirOrder() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<List<CompletableFuture<SubmitAnswer>>>> callers = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                int number = caller;
                callers.add(threads.submit(() -> {
                    List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
                    for (int i = 0; i < 500; i++) {
                        answers.add(ledger.submit(Envelopes.counting(number + "-" + i, "of" + number)));
                    }
                    return answers;
                }));
            }
            for (Future<List<CompletableFuture<SubmitAnswer>>> caller : callers) {
                long before = -1;
                for (CompletableFuture<SubmitAnswer> answer : caller.get(60, TimeUnit.SECONDS)) {
                    Position position = Envelopes.receipt(answer).getRecording().getPosition();
                    long order = position.getBlockNumber() * 1_000_000 + position.getEnvelopeIndex();
                    assertThat(order).isGreaterThan(before);
                    before = order;
                }
            }
            threads.shutdown();
        }
    }

    @Test
    void groupsKeepToTheirCaps() throws Exception {
        options = options.withGroup(7, 20_000, 0);
        try (EmbeddedLedger ledger = open()) {
            List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(ledger.submit(Envelopes.registering("e" + i, "B" + i, random.nextInt(12_000))));
            }
            answers.add(ledger.submit(Envelopes.registering("large", "large", 100_000)));
            for (CompletableFuture<SubmitAnswer> answer : answers) {
                Envelopes.receipt(answer);
            }
            try (var blocks = ledger.follow(0)) {
                for (long number = 0; number <= ledger.status().lastBlock(); number++) {
                    Batch batch = blocks.next(java.time.Duration.ofSeconds(30))
                            .getTransactions(0)
                            .getBatch();
                    assertThat(batch.getSubmissionsCount()).isBetween(1, 7);
                    if (batch.getSubmissionsCount() > 1) {
                        assertThat(batch.getSerializedSize()).isLessThan(20_000);
                    }
                }
            }
        }
    }

    @Test
    void nobodyWaitsForOthersThatDoNotCome() throws Exception {
        options = options.withGroup(1000, 1 << 20, TimeUnit.HOURS.toNanos(1));
        try (EmbeddedLedger ledger = open()) {
            for (int i = 0; i < 20; i++) {
                Envelopes.receipt(ledger.submit(Envelopes.counting("lone" + i, "A")));
            }
            List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(ledger.submit(Envelopes.counting("e" + i, "A")));
            }
            for (CompletableFuture<SubmitAnswer> answer : answers) {
                Envelopes.receipt(answer);
            }
        }
    }

    @Test
    void theNextGroupIsExecutedWhileTheDiskIsBusy() throws Exception {
        Semaphore syncs = new Semaphore(0);
        Semaphore executed = new Semaphore(0);
        CountingContract contract = new CountingContract();
        TransactionExecutor counted = new Wrapped(contract) {
            @Override
            public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
                Outcome outcome = super.execute(batch, transaction, state);
                executed.release();
                return outcome;
            }
        };
        try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, counted, options.withGroup(1, 1 << 20, 0))) {
            files.beforeForce(() -> waitFor(syncs));
            CompletableFuture<SubmitAnswer> first = ledger.submit(Envelopes.counting("e1", "A"));
            CompletableFuture<SubmitAnswer> second = ledger.submit(Envelopes.counting("e2", "A"));
            // Two executions of each, though not even the first block is durable.
            assertThat(executed.tryAcquire(4, 30, TimeUnit.SECONDS)).isTrue();
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
            syncs.release(100);
            assertThat(Envelopes.receipt(first).getRecording().getPosition().getBlockNumber())
                    .isZero();
            assertThat(Envelopes.receipt(second).getRecording().getPosition().getBlockNumber())
                    .isEqualTo(1);
            assertThat(ledger.evaluate(List.of("battery/A")).get("battery/A").toStringUtf8())
                    .isEqualTo("2");
        }
    }

    @Test
    void tooMuchIsTurnedAwayAndWhatIsInIsServed() throws Exception {
        Semaphore syncs = new Semaphore(0);
        options = options.withMaxInFlight(10, 100_000);
        try (EmbeddedLedger ledger = open()) {
            files.beforeForce(() -> waitFor(syncs));
            List<CompletableFuture<SubmitAnswer>> in = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                in.add(ledger.submit(Envelopes.counting("e" + i, "A")));
            }
            assertThat(ledger.inFlight()).isEqualTo(10);
            assertThatThrownBy(
                            () -> ledger.submit(Envelopes.counting("more", "A")).get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            LedgerOverloadedException.class,
                            turnedAway -> assertThat(turnedAway.retryAfterMs()).isBetween(20L, 5000L))
                    .hasMessageContaining("10 envelopes");
            syncs.release(1000);
            for (CompletableFuture<SubmitAnswer> answer : in) {
                assertThat(Envelopes.receipt(answer).getAlreadyRecorded()).isFalse();
            }
            assertThat(ledger.evaluate(List.of("envelope/more"))).isEmpty();
            Envelopes.receipt(ledger.submit(Envelopes.counting("more", "A")));
            assertThat(ledger.inFlight()).isZero();

            syncs.drainPermits();
            CompletableFuture<SubmitAnswer> large = ledger.submit(Envelopes.registering("large", "L", 200_000));
            assertThatThrownBy(() ->
                            ledger.submit(Envelopes.counting("small", "A")).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LedgerOverloadedException.class)
                    .hasMessageContaining("100000 bytes");
            syncs.release(1000);
            Envelopes.receipt(large);
        }
    }

    private static void waitFor(Semaphore permits) {
        try {
            permits.tryAcquire(30, TimeUnit.SECONDS);
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another executor, changed in places. */
    static class Wrapped implements TransactionExecutor {
        private final TransactionExecutor inner;

        Wrapped(TransactionExecutor inner) {
            this.inner = inner;
        }

        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            return inner.execute(batch, transaction, state);
        }

        @Override
        public KeyPlan plan(Submission submission) {
            return inner.plan(submission);
        }
    }
}
