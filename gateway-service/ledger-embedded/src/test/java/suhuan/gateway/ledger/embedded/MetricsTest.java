package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the listener is told. */
class MetricsTest {
    @TempDir
    Path folder;

    private static final class Sums implements EmbeddedLedgerListener {
        private final AtomicLong endorsed = new AtomicLong();
        private final AtomicLong syncedBytes = new AtomicLong();
        private final AtomicLong recorded = new AtomicLong();
        private final AtomicLong known = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private volatile long lastBlock = -1;

        @Override
        public void endorsed(int envelopes, long nanos) {
            endorsed.addAndGet(envelopes);
            throw new IllegalStateException("a listener must not hurt the ledger");
        }

        @Override
        public void synced(long bytes, long nanos) {
            syncedBytes.addAndGet(bytes);
        }

        @Override
        public void committed(int recordedNow, int knownNow, int refusedNow, long last) {
            recorded.addAndGet(recordedNow);
            known.addAndGet(knownNow);
            refused.addAndGet(refusedNow);
            lastBlock = last;
        }
    }

    @Test
    void eachStageIsCounted() throws Exception {
        Sums sums = new Sums();
        try (EmbeddedLedger ledger = EmbeddedLedger.open(
                folder, new CountingContract(), EmbeddedLedgerOptions.defaults().withListener(sums))) {
            for (int i = 0; i < 10; i++) {
                Envelopes.receipt(ledger.submit(Envelopes.counting("e" + i / 2, "A")));
            }
            ledger.submit(Envelopes.counting("", "A")).get();
        }
        assertThat(sums.endorsed).hasValue(11);
        assertThat(sums.recorded).hasValue(5);
        assertThat(sums.known).hasValue(5);
        assertThat(sums.refused).hasValue(1);
        assertThat(sums.lastBlock).isEqualTo(4);
        assertThat(sums.syncedBytes.get()).isGreaterThan(5 * 100);
    }
}
