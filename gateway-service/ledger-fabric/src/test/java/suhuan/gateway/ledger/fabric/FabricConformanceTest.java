package suhuan.gateway.ledger.fabric;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Contract;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.conformance.LedgerBench;
import suhuan.gateway.ledger.conformance.LedgerConformance;
import suhuan.gateway.ledger.fabric.twin.FabricTwin;

/** The port's promises on this ledger, with the law itself, on a network in memory. */
class FabricConformanceTest extends LedgerConformance {
    @TempDir
    static Path folder;

    private static final FabricTwin TWIN = FabricTwin.start(new Contract());

    @AfterAll
    static void stop() {
        TWIN.close();
    }

    @Override
    protected LedgerBench bench() {
        return new LedgerBench() {
            @Override
            public Ledger open() {
                return open(FabricLedgerOptions.defaults());
            }

            @Override
            public Ledger openNarrow(int mostInFlight) {
                return open(FabricLedgerOptions.defaults().withMaxInFlight(mostInFlight, Long.MAX_VALUE));
            }

            private Ledger open(FabricLedgerOptions options) {
                return FabricLedger.over(
                        TWIN.connection(folder), options, Plans::ofTheLaw, FabricLedgerListener.NONE, TWIN::channel);
            }

            @Override
            public String organisation() {
                return FabricTwin.OWN;
            }
        };
    }
}
