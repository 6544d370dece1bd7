package suhuan.gateway.ledger.conformance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every promise of the port. A backend extends this class and says how it is opened; it adds, changes and leaves out nothing. The
 * tests share one ledger, which grows, and each makes items of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LedgerConformance
        implements RecordingRules, RepeatRules, RefusalRules, OrderRules, FollowRules, LoadRules, ClosingRules {
    private Scene scene;

    /** How the backend is opened. */
    protected abstract LedgerBench bench() throws Exception;

    @BeforeAll
    final void open() throws Exception {
        scene = Scene.on(bench());
    }

    @AfterAll
    final void close() {
        scene.close();
    }

    @Override
    public final Scene scene() {
        return scene;
    }
}
