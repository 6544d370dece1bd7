package suhuan.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import suhuan.chaincode.contract.Contract;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerCheck;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;
import suhuan.gateway.ledger.embedded.LedgerDifference;
import suhuan.gateway.ledger.embedded.store.StoreException;

/** The ledger of a data folder, with the contract in this JVM. */
final class EmbeddedBackend implements Backend {
    /** Folder of the blocks within the data folder. */
    static final String FOLDER = "ledger";

    private final EmbeddedLedger ledger;
    private final EmbeddedMeasures measures;

    private EmbeddedBackend(EmbeddedLedger ledger, EmbeddedMeasures measures) {
        this.ledger = ledger;
        this.measures = measures;
    }

    /**
     * Opens it.
     *
     * @throws StartFailure with the store's own line: which file, which offset, what to do
     */
    static EmbeddedBackend open(DataFolder folder) {
        EmbeddedMeasures measures = new EmbeddedMeasures();
        try {
            EmbeddedLedger ledger = EmbeddedLedger.open(
                    folder.resolve(FOLDER),
                    new Contract(),
                    EmbeddedLedgerOptions.defaults().withListener(measures));
            return new EmbeddedBackend(ledger, measures);
        } catch (StoreException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public String organisation() {
        return "";
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        measures.bindTo(registry);
        Measures.gauge(registry, "suhuan.ledger.queue.depth", "Envelopes sent and not answered", ledger::inFlight);
        Measures.gauge(registry, "suhuan.ledger.keys", "Keys in the state", ledger::keyCount);
        Measures.gauge(registry, "suhuan.ledger.index.bytes", "Heap of the key index", ledger::indexHeapBytes);
    }

    @Override
    public void check(Consumer<String> tell) {
        for (LedgerDifference difference : EmbeddedLedgerCheck.run(ledger, new Contract())) {
            tell.accept(difference.toString());
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
