package suhuan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lineage of the row about corrections. */
class LotLineageTest {
    @Test
    void everyWeighingIsCorrectedByASmallTransaction(@TempDir Path folder) throws Exception {
        try (LotLineage lineage = new LotLineage(folder, 2, 3)) {
            assertThat(lineage.descendants()).isEqualTo(1 + 100 + 3 * 100);
            for (int root = 0; root < 2; root++) {
                long next = lineage.nextBlock();
                LotLineage.Correction correction = lineage.correct(root);
                assertThat(correction.block()).isEqualTo(next);
                assertThat(correction.keys()).isLessThan(20);
                assertThat(correction.envelopeBytes()).isLessThan(1_000);
            }
        }
    }
}
