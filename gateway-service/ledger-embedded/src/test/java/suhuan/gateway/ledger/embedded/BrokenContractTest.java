package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.gateway.ledger.LedgerReadOnlyException;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FaultyFiles;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.BatchResult;

/** A contract that throws or contradicts itself. */
class BrokenContractTest {
    @TempDir
    Path folder;

    private final Random random = Seeds.random("BrokenContractTest");

    private EmbeddedLedger open(suhuan.chaincode.contract.TransactionExecutor executor) {
        return EmbeddedLedger.open(
                folder,
                executor,
                EmbeddedLedgerOptions.defaults()
                        .withStore(StoreOptions.defaults().withFiles(new FaultyFiles())));
    }

    @Test
    void anEnvelopeThatBreaksTheContractFailsAlone() throws Exception {
        try (EmbeddedLedger ledger = open(new CountingContract())) {
            for (int round = 0; round < 5; round++) {
                List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
                List<Boolean> broken = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    String id = round + "-" + i;
                    broken.add(random.nextInt(20) == 0);
                    String how = random.nextBoolean() ? CountingContract.THROWS : CountingContract.WRITES_NONSENSE;
                    answers.add(ledger.submit(
                            broken.get(i) ? Envelopes.misbehaving(id, how) : Envelopes.counting(id, "A")));
                }
                for (int i = 0; i < answers.size(); i++) {
                    CompletableFuture<SubmitAnswer> answer = answers.get(i);
                    if (broken.get(i)) {
                        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
                                .isInstanceOf(ExecutionException.class)
                                .cause()
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("breaks the contract");
                        assertThat(ledger.evaluate(List.of("envelope/" + round + "-" + i)))
                                .isEmpty();
                    } else {
                        Envelopes.receipt(answer);
                    }
                }
            }
            assertThat(ledger.status().readOnlyBecause()).isNull();
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
    }

    @Test
    void aContractThatContradictsItselfStopsAllWrites() throws Exception {
        try (EmbeddedLedger ledger = open(new CountingContract())) {
            Envelopes.receipt(ledger.submit(Envelopes.counting("e1", "A")));
            assertThatThrownBy(() -> ledger.submit(Envelopes.misbehaving("e2", CountingContract.DIFFERS))
                            .get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("not deterministic");
            assertThat(ledger.status().readOnlyBecause()).contains("not deterministic", "writes differ");
            assertThatThrownBy(
                            () -> ledger.submit(Envelopes.counting("e3", "A")).get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(LedgerReadOnlyException.class)
                    .hasMessageContaining("not deterministic");
            assertThat(ledger.evaluate(List.of("battery/A"))).hasSize(1);
        }
        try (EmbeddedLedger ledger = open(new CountingContract())) {
            assertThat(ledger.status().lastBlock()).isZero();
            assertThat(ledger.evaluate(List.of("differs", "envelope/e2"))).isEmpty();
        }
    }

    /** Changes every second outcome. */
    private static final class Fickle extends GroupCommitTest.Wrapped {
        private final String how;
        private final AtomicInteger executions = new AtomicInteger();

        private Fickle(String how) {
            super(new CountingContract());
            this.how = how;
        }

        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            Outcome outcome = super.execute(batch, transaction, state);
            if (executions.incrementAndGet() % 2 == 1) {
                return outcome;
            }
            TreeMap<String, byte[]> writes = new TreeMap<>(outcome.writes());
            List<String> keysRead = new ArrayList<>(outcome.keysRead());
            byte[] resultBytes = outcome.resultBytes().clone();
            switch (how) {
                case "results differ" -> resultBytes[resultBytes.length - 1] ^= 1;
                case "writes differ" -> writes.remove(writes.firstKey());
                case "keys read differ" -> Collections.reverse(keysRead);
                case "failed in one" -> throw new IllegalStateException("now and then");
                default -> throw new IllegalArgumentException(how);
            }
            return new Outcome(outcome.result(), resultBytes, writes, keysRead);
        }
    }

    @Test
    void resultsWritesAndReadsAreAllCompared() throws Exception {
        for (String how : List.of("results differ", "writes differ", "keys read differ", "failed in one")) {
            try (EmbeddedLedger ledger = open(new Fickle(how))) {
                assertThatThrownBy(() ->
                                ledger.submit(Envelopes.counting("e", "A", "B")).get(30, TimeUnit.SECONDS))
                        .hasMessageContaining("not deterministic");
                assertThat(ledger.status().readOnlyBecause()).contains("not deterministic", how);
                assertThat(ledger.status().lastBlock()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aWrongNumberOfResultsFailsTheEnvelope() throws Exception {
        try (EmbeddedLedger ledger = open(new GroupCommitTest.Wrapped(new CountingContract()) {
            @Override
            public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
                return new Outcome(BatchResult.getDefaultInstance(), new byte[0], new TreeMap<>(), List.of());
            }
        })) {
            assertThatThrownBy(() -> ledger.submit(Envelopes.counting("e", "A")).get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("breaks the contract");
            assertThat(ledger.status().readOnlyBecause()).isNull();
        }
    }

    @Test
    void writesWithoutARecordingFailTheEnvelope() throws Exception {
        try (EmbeddedLedger ledger = open(new GroupCommitTest.Wrapped(new CountingContract()) {
            @Override
            public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
                Outcome outcome = super.execute(batch, transaction, state);
                TreeMap<String, byte[]> writes = new TreeMap<>();
                writes.put("trace", new byte[1]);
                return new Outcome(outcome.result(), outcome.resultBytes(), writes, outcome.keysRead());
            }
        })) {
            assertThatThrownBy(() -> ledger.submit(Envelopes.counting("", "A")).get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("breaks the contract");
            assertThat(ledger.evaluate(List.of("trace"))).isEmpty();
        }
    }
}
