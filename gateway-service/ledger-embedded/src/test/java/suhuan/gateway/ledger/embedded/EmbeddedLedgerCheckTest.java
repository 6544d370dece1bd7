package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.gateway.ledger.embedded.store.FaultyFiles;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Batch;

/** What the check finds, and that it finds nothing where there is nothing. */
class EmbeddedLedgerCheckTest {
    private static final int BLOCKS = 60;

    @TempDir
    Path folder;

    private EmbeddedLedger open() {
        StoreOptions store = StoreOptions.defaults()
                .withFiles(new FaultyFiles())
                .withSegmentBytes(6_000)
                .withVerifyBytes(0)
                .withScrubBytesPerSecond(0);
        return EmbeddedLedger.open(
                folder, new CountingContract(), EmbeddedLedgerOptions.defaults().withStore(store));
    }

    @BeforeEach
    void someBlocks() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            for (int i = 0; i < BLOCKS; i++) {
                Envelopes.receipt(ledger.submit(Envelopes.counting("e" + i, "A" + i % 5, "A" + i % 3)));
            }
        }
    }

    @Test
    void aHealthyLedgerHasNoDifference() throws Exception {
        try (EmbeddedLedger ledger = open()) {
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
            Envelopes.receipt(ledger.submit(Envelopes.counting("more", "A0")));
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
    }

    @Test
    void anEmptyLedgerHasNoDifference(@TempDir Path other) {
        try (EmbeddedLedger ledger =
                EmbeddedLedger.open(other, new CountingContract(), EmbeddedLedgerOptions.defaults())) {
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract())).isEmpty();
        }
    }

    @Test
    void aContractThatDecidesOtherwiseIsFound() {
        try (EmbeddedLedger ledger = open()) {
            List<LedgerDifference> found =
                    EmbeddedLedgerCheck.run(ledger, new GroupCommitTest.Wrapped(new CountingContract()) {
                        @Override
                        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
                            Outcome outcome = super.execute(batch, transaction, state);
                            if (transaction.transactionId().startsWith("0000000000000007")) {
                                throw new IllegalStateException("not this one");
                            }
                            if (!transaction.transactionId().startsWith("0000000000000005")) {
                                return outcome;
                            }
                            byte[] resultBytes = outcome.resultBytes().clone();
                            resultBytes[0] ^= 1;
                            TreeMap<String, byte[]> writes = new TreeMap<>(outcome.writes());
                            writes.put("battery/A0", new byte[] {'9'});
                            writes.remove("envelope/e5");
                            writes.put("other", new byte[1]);
                            return new Outcome(outcome.result(), resultBytes, writes, outcome.keysRead());
                        }
                    });
            assertThat(found)
                    .extracting(LedgerDifference::block, LedgerDifference::kind)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(5L, LedgerDifference.Kind.RESULT_DIFFERS),
                            org.assertj.core.groups.Tuple.tuple(5L, LedgerDifference.Kind.WRITES_DIFFER),
                            org.assertj.core.groups.Tuple.tuple(5L, LedgerDifference.Kind.WRITES_DIFFER),
                            org.assertj.core.groups.Tuple.tuple(5L, LedgerDifference.Kind.WRITES_DIFFER),
                            org.assertj.core.groups.Tuple.tuple(7L, LedgerDifference.Kind.EXECUTION_FAILED));
            assertThat(found)
                    .extracting(LedgerDifference::detail)
                    .anySatisfy(detail -> assertThat(detail).contains("battery/A0"));
        }
    }

    @Test
    void damageIsFoundAndNamed() throws Exception {
        Path first = folder.resolve("blocks-00000000.seg");
        try (EmbeddedLedger ledger = open()) {
            try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
                file.seek(1_000);
                int old = file.read();
                file.seek(1_000);
                file.write(old ^ 4);
            }
            assertThat(EmbeddedLedgerCheck.run(ledger, new CountingContract()))
                    .singleElement()
                    .satisfies(difference -> {
                        assertThat(difference.kind()).isEqualTo(LedgerDifference.Kind.DAMAGED);
                        assertThat(difference.subject()).isEqualTo(first.toString());
                        assertThat(difference.detail()).contains("offset");
                    });
        }
    }
}
