package suhuan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetItemRequest;
import suhuan.bench.fabric.CpuUse;
import suhuan.bench.fabric.RawClient;
import suhuan.bench.fabric.SmokeNetwork;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.Command;

/**
 * What all rows on Fabric share: one smoke network with our chaincode and the two of the baselines beside it, one gateway of the
 * regulator's organisation with its clients, and one plain client of the same peer. It is raised by the first row that needs it.
 */
final class FabricStage implements AutoCloseable {
    static final String ORGANISATION = "RegulatorMSP";
    static final String PLAIN = "plain";
    static final String RAW = "raw";

    private final Path folder;
    private final SamplePacks packs = new SamplePacks(7);
    private final HotLots hot = new HotLots("HOT", ORGANISATION, packs);
    private @Nullable SmokeNetwork network;
    private @Nullable Gateway gateway;
    private @Nullable RawClient raw;
    private @Nullable SuhuanClient maker;
    private String description = "";

    FabricStage(Settings settings) {
        folder = settings.folder().resolve("fabric");
    }

    /** Raises what is not there yet. */
    void raise() throws IOException, InterruptedException {
        if (maker != null) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "bench-fabric-down"));
        Path home = home();
        Files.createDirectories(folder);
        Scratch.delete(folder.resolve("gateway"));
        network = SmokeNetwork.up(home, folder.resolve("network"));
        network.deploy("suhuan", jar(home, "chaincode/fabric", "suhuan-chaincode"), "describe");
        network.deploy(PLAIN, jar(home, "bench/plain-chaincode", "suhuan-bench-plain-chaincode"), "ping");
        network.deploy(RAW, jar(home, "bench/raw-chaincode", "suhuan-bench-raw-chaincode"), "describe");
        description = network.description();
        Path connection = network.connection("Regulator");
        gateway = Gateway.onFabric(folder.resolve("gateway"), connection);
        raw = RawClient.connect(connection);
        List<Command> registry = new ArrayList<>(hot.registry());
        registry.addAll(TransferRing.registry());
        gateway.register(registry);
        maker = gateway.actingFor(SamplePacks.MAKER);
        maker.record(hot.goods());
    }

    /** Where the project is: the launcher says, and a build knows. */
    private static Path home() {
        String said = System.getenv("SUHUAN_HOME");
        return (said == null ? Path.of("..") : Path.of(said)).toAbsolutePath().normalize();
    }

    private static Path jar(Path home, String module, String name) {
        Path jar = home.resolve(module).resolve("target").resolve(name + "-0.1.0-SNAPSHOT-app.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "no jar at " + jar + "; start the bench with bin/suhuan bench --ledger fabric");
        }
        return jar;
    }

    SmokeNetwork network() {
        return Objects.requireNonNull(network);
    }

    Gateway gateway() {
        return Objects.requireNonNull(gateway);
    }

    RawClient raw() {
        return Objects.requireNonNull(raw);
    }

    /** A client of the gateway that acts for the maker. */
    SuhuanClient maker() {
        return Objects.requireNonNull(maker);
    }

    /** Packs that nobody has had. */
    synchronized List<SamplePacks.Pack> packs(int count, int modules) {
        return packs.next(count, modules);
    }

    HotLots hot() {
        return hot;
    }

    /** Waits until the read side has caught up, so that it does not work into the other side's turn. */
    void awaitVisible(Position position) {
        maker().trace(stub -> stub.getItem(GetItemRequest.newBuilder()
                .setItemId(SamplePacks.MAKER)
                .setMinPosition(position)
                .build()));
    }

    /** A meter of all processes there are. */
    CpuUse cpuUse() {
        return new CpuUse(() -> {
            Map<String, Long> cpu = network().cpuNs();
            cpu.put("gateway", gateway().cpuNs());
            cpu.put("PostgreSQL", gateway().postgresCpuNs());
            cpu.put("client", Machine.processCpuNs());
            return cpu;
        });
    }

    /** When blocks are cut, who endorses, and the machine. */
    String description() {
        return description + "; " + Machine.description();
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("suhuan bench: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (maker != null) {
            maker.close();
        }
        if (raw != null) {
            raw.close();
        }
        try {
            if (gateway != null) {
                gateway.close();
            }
        } finally {
            if (network != null) {
                network.close();
            }
        }
        Scratch.delete(folder.resolve("gateway"));
    }
}
