package suhuan.gateway.ledger.fabric;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.conformance.LedgerBench;
import suhuan.gateway.ledger.conformance.LedgerConformance;

/** The port's promises on a real network, where one is running and its connection file is named in the environment. */
class RealNetworkTest extends LedgerConformance {
    private static final String VARIABLE = "SUHUAN_FABRIC_CONNECTION";

    @Override
    protected LedgerBench bench() {
        String file = System.getenv(VARIABLE);
        if (file == null || file.isBlank()) {
            System.out.println("skipped: conformance on a real Fabric network; start one and name the connection file of the"
                    + " regulator's gateway in " + VARIABLE);
        }
        Assumptions.assumeTrue(file != null && !file.isBlank(), VARIABLE + " is not set");
        FabricConnection connection = FabricConnection.read(Path.of(file));
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
                return FabricLedger.open(connection, options, Plans::ofTheLaw, FabricLedgerListener.NONE);
            }

            @Override
            public String organisation() {
                return connection.organisation();
            }
        };
    }
}
