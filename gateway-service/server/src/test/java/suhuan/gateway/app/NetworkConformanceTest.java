package suhuan.gateway.app;

import java.nio.file.Path;
import java.time.Duration;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.conformance.LedgerBench;
import suhuan.gateway.ledger.conformance.LedgerConformance;
import suhuan.gateway.ledger.fabric.FabricConnection;
import suhuan.gateway.ledger.fabric.FabricLedger;
import suhuan.gateway.ledger.fabric.FabricLedgerListener;
import suhuan.gateway.ledger.fabric.FabricLedgerOptions;

/** The port's promises on a real Fabric network, where there is one; what it records stays there. */
class NetworkConformanceTest extends LedgerConformance {
    @Override
    protected LedgerBench bench() {
        Path file = RealNetwork.connection("Regulator");
        if (file == null) {
            System.out.println(
                    "skipped: conformance on a Fabric network; start one with network/net up && network/net deploy,"
                            + " and name it with -Dsuhuan.fabric.connections=<path>/network/state/smoke/gateways");
            return null;
        }
        FabricConnection connection = FabricConnection.read(file);
        return new LedgerBench() {
            @Override
            public Ledger open() {
                return opened(FabricLedgerOptions.defaults());
            }

            @Override
            public Ledger openNarrow(int mostInFlight) {
                return opened(FabricLedgerOptions.defaults().withMaxInFlight(mostInFlight, Long.MAX_VALUE));
            }

            private Ledger opened(FabricLedgerOptions options) {
                return FabricLedger.open(connection, options, FabricBackend.planner(), FabricLedgerListener.NONE);
            }

            @Override
            public String organisation() {
                return connection.organisation();
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(120);
            }
        };
    }
}
