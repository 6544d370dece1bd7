package suhuan.gateway.ledger.conformance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every promise of the port. A backend extends this class and says how it is opened; it adds, changes and leaves out nothing. The
 * tests share one ledger, which grows, and each makes items of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LedgerConformance
        implements RecordingRules, RepeatRules, RefusalRules, OrderRules, FollowRules, LoadRules, ClosingRules {
    private @Nullable Scene scene;

    /** How the backend is opened; null where it is not there to be tried, and every test is skipped. */
    protected abstract @Nullable LedgerBench bench() throws Exception;

    @BeforeAll
    final void open() throws Exception {
        LedgerBench bench = bench();
        if (bench != null) {
            scene = Scene.on(bench);
        }
    }

    @BeforeEach
    final void demandABackend() {
        Assumptions.assumeTrue(scene != null, "the backend is not there");
    }

    @AfterAll
    final void close() {
        if (scene != null) {
            scene.close();
        }
    }

    @Override
    public final Scene scene() {
        return Objects.requireNonNull(scene);
    }
}
