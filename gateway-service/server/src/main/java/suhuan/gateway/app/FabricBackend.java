package suhuan.gateway.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.fabric.FabricConnection;
import suhuan.gateway.ledger.fabric.FabricLedger;
import suhuan.gateway.ledger.fabric.FabricLedgerOptions;
import suhuan.gateway.ledger.fabric.FabricUnavailableException;
import suhuan.gateway.ledger.fabric.KeyPlanner;
import suhuan.gateway.ledger.fabric.TouchedKeys;
import suhuan.ledger.v1.Submission;

/** The ledger of a Fabric network, as one organisation's gateway sees it. */
final class FabricBackend implements Backend {
    private final FabricConnection connection;
    private final FabricLedger ledger;
    private final FabricMeasures measures;

    private FabricBackend(FabricConnection connection, FabricLedger ledger, FabricMeasures measures) {
        this.connection = connection;
        this.ledger = ledger;
        this.measures = measures;
    }

    /**
     * Looks at the connection file.
     *
     * @throws StartFailure where there is none or it cannot be used; the line names file and field
     */
    static FabricConnection connection(GatewayProperties properties) {
        Path file = properties.fabric().connection();
        if (file == null) {
            throw new StartFailure(
                    "suhuan.ledger is fabric and suhuan.fabric.connection is missing;"
                            + " name the connection file of an organisation, such as network/state/smoke/gateways/Regulator.json");
        }
        try {
            return FabricConnection.read(file);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Opens it.
     *
     * @throws StartFailure where no peer answers, nothing is deployed, or the folder belongs to another network
     */
    static FabricBackend open(DataFolder folder, GatewayProperties properties) {
        FabricConnection connection = connection(properties);
        FabricMeasures measures = new FabricMeasures();
        FabricLedger ledger = dial(connection, measures);
        try {
            NetworkMark.claim(folder, connection, ledger);
            return new FabricBackend(connection, ledger, measures);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static FabricLedger dial(FabricConnection connection, FabricMeasures measures) {
        try {
            return FabricLedger.open(connection, FabricLedgerOptions.defaults(), planner(), measures);
        } catch (FabricUnavailableException e) {
            throw new StartFailure(
                    e.getMessage() + "; is it up? A network of this machine is started with: network/net up --profile "
                            + connection.profile() + " && network/net deploy --profile " + connection.profile(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The contract says which keys an envelope touches; the ledger keeps those that collide apart. */
    static KeyPlanner planner() {
        Contract contract = new Contract();
        return submission -> {
            KeyPlan plan = contract.plan(Submission.newBuilder()
                    .setEnvelope(submission.envelope())
                    .setOrganisation(submission.organisation())
                    .build());
            return new TouchedKeys(plan.reads(), plan.writes());
        };
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public String organisation() {
        return connection.organisation();
    }

    @Override
    public void demandContract() {
        try {
            ledger.evaluate(List.of("ledger"));
        } catch (RuntimeException e) {
            throw new StartFailure(
                    "chaincode " + connection.chaincode() + " does not answer on channel " + connection.channel() + " ("
                            + StartFailures.firstLine(e) + "); on a network of this machine it is deployed with:"
                            + " network/net deploy --profile " + connection.profile(),
                    e);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        measures.bindTo(registry);
        Measures.gauge(registry, "suhuan.ledger.queue.depth", "Envelopes sent and not answered", ledger::inFlight);
    }

    @Override
    public void check(Consumer<String> tell) throws InterruptedException {
        FabricLedgerCheck.run(ledger, new Contract(), tell);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
