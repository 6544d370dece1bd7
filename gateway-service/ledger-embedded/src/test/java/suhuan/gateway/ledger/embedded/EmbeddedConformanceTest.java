package suhuan.gateway.ledger.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Contract;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.conformance.LedgerBench;
import suhuan.gateway.ledger.conformance.LedgerConformance;

/** The port's promises on this ledger, with the law itself and on the machine's own disk. */
class EmbeddedConformanceTest extends LedgerConformance {
    @TempDir
    static Path folder;

    @Override
    protected LedgerBench bench() {
        return new LedgerBench() {
            @Override
            public Ledger open() {
                return EmbeddedLedger.open(folder, new Contract(), EmbeddedLedgerOptions.defaults());
            }

            @Override
            public Ledger openNarrow(int mostInFlight) {
                return EmbeddedLedger.open(
                        folder,
                        new Contract(),
                        EmbeddedLedgerOptions.defaults().withMaxInFlight(mostInFlight, Long.MAX_VALUE));
            }

            @Override
            public String organisation() {
                return "home";
            }
        };
    }
}
