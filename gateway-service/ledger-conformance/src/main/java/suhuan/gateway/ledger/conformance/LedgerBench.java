package suhuan.gateway.ledger.conformance;

import java.time.Duration;
import suhuan.gateway.ledger.Ledger;

/** How a backend is put before the suite. What it records may outlive the suite: a network keeps its data, a folder need not. */
public interface LedgerBench {
    /** Opens the ledger; the same one every time. The suite closes it before it opens it again. */
    Ledger open();

    /** Opens it so that it takes only a few envelopes at a time and turns others away. */
    Ledger openNarrow(int mostInFlight);

    /** Organisation the ledger speaks for here; on a new ledger the suite makes it the regulator's. */
    String organisation();

    /** How long to wait for an answer or a block before the ledger has failed. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }
}
