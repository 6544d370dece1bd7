package suhuan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.client.ClientOptions;
import suhuan.client.EnvelopeMaker;
import suhuan.client.RetryPolicy;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.common.v1.Role;
import suhuan.ledger.v1.Command;

/** A real gateway process with its own PostgreSQL, and a maker registered on its ledger. */
final class Gateway implements AutoCloseable {
    private static final String REGULATOR = "11100000000000000J";
    private static final Pattern READY = Pattern.compile("gRPC ([^:]+):(\\d+), HTTP");

    private final Path data;
    private final Process process;
    private final String host;
    private final int port;
    private final double startSeconds;
    private @Nullable String makerKey;

    private Gateway(Path data, Process process, String host, int port, double startSeconds) {
        this.data = data;
        this.process = process;
        this.host = host;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Starts a gateway on the folder's data, or on new data. */
    static Gateway start(Path data) throws IOException {
        return start(data, List.of());
    }

    /** Starts a gateway on a Fabric network. */
    static Gateway onFabric(Path data, Path connectionFile) throws IOException {
        return start(data, List.of("--suhuan.ledger=fabric", "--suhuan.fabric.connection=" + connectionFile));
    }

    private static Gateway start(Path data, List<String> more) throws IOException {
        String jar = jar();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx3g", "-XX:+UseParallelGC"));
        String options = System.getenv().getOrDefault("SUHUAN_JAVA_OPTIONS", "").strip();
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(
                List.of("-jar", jar, "--suhuan.data-folder=" + data, "--server.port=0", "--spring.grpc.server.port=0"));
        command.addAll(more);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                double seconds = (System.nanoTime() - begin) / 1e9;
                drain(out);
                return new Gateway(data, process, ready.group(1), Integer.parseInt(ready.group(2)), seconds);
            }
        }
        throw new IOException("the gateway ended without getting ready");
    }

    /** The gateway's jar: named by the launcher, or where this build puts it. */
    static String jar() {
        String named = System.getenv("SUHUAN_SERVER_JAR");
        if (named != null) {
            return named;
        }
        Path built = Path.of("..", "gateway-service", "server", "target", "suhuan-server-0.1.0-SNAPSHOT-app.jar");
        if (!Files.exists(built)) {
            throw new IllegalStateException("no gateway at " + built + "; start the bench with bin/suhuan bench");
        }
        return built.toString();
    }

    private static void drain(BufferedReader out) {
        Thread thread = new Thread(() -> {
            try (out) {
                while (out.readLine() != null) {
                    // Only so that the child never waits for a full pipe.
                }
            } catch (IOException ended) {
                // The child ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
    }

    double startSeconds() {
        return startSeconds;
    }

    /** A client that acts for the maker. */
    SuhuanClient maker() throws IOException {
        if (makerKey == null) {
            makerKey = setUp();
        }
        return client(makerKey);
    }

    /** A client that acts for the regulator. */
    SuhuanClient regulator() throws IOException {
        return client(Files.readString(data.resolve("admin.key")).strip());
    }

    private SuhuanClient client(String key) {
        return new SuhuanClient(ClientOptions.local().at(host, port).withKey(key));
    }

    /** Its key is kept beside the ledger, on which a gateway that is started again finds the maker registered. */
    private String setUp() throws IOException {
        Path kept = data.resolve("bench-maker.key");
        if (Files.exists(kept)) {
            return Files.readString(kept);
        }
        register(List.of(
                Registrations.party(
                        SamplePacks.MAKER,
                        "Bench battery maker",
                        "Bench",
                        Role.ROLE_BATTERY_MAKER,
                        Role.ROLE_VEHICLE_MAKER),
                Registrations.model(SamplePacks.MODEL, SamplePacks.MAKER, "Bench pack")));
        String key = newKey(SamplePacks.MAKER);
        Files.writeString(kept, key);
        return key;
    }

    /** Registers what the regulator registers, and waits until it can be seen. */
    void register(List<Command> commands) throws IOException {
        try (SuhuanClient regulator = regulator()) {
            EnvelopeMaker maker = new EnvelopeMaker(REGULATOR, "", null);
            Position position = PackStream.position(regulator.record(maker.make(commands)));
            regulator.trace(stub -> stub.getItem(GetItemRequest.newBuilder()
                    .setItemId(REGULATOR)
                    .setMinPosition(position)
                    .build()));
        }
    }

    /** A new key of a party. */
    private String newKey(String partyId) throws IOException {
        try (SuhuanClient regulator = regulator()) {
            return regulator
                    .access(stub -> stub.createApiKey(CreateApiKeyRequest.newBuilder()
                            .setPartyId(partyId)
                            .setLabel("bench")
                            .build()))
                    .getApiKey();
        }
    }

    /** A client that acts for the maker, and tries once with a short deadline. */
    SuhuanClient impatientMaker() throws IOException {
        return new SuhuanClient(ClientOptions.local()
                .at(host, port)
                .withKey(newKey(SamplePacks.MAKER))
                .withRetry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1))));
    }

    /** A client that acts for a party. */
    SuhuanClient actingFor(String partyId) throws IOException {
        return client(newKey(partyId));
    }

    /** CPU time of the gateway process so far, in ns; without PostgreSQL. */
    long cpuNs() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** CPU time of the gateway's PostgreSQL and its sessions so far, in ns. */
    long postgresCpuNs() {
        return ProcessHandle.of(Long.parseLong(postmaster().get(0).strip()))
                .map(postmaster -> postmaster
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toNanos()
                        + postmaster
                                .descendants()
                                .mapToLong(each -> each.info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toNanos())
                                .sum())
                .orElse(0L);
    }

    /** The gateway's own PostgreSQL server, for the baseline; commits wait for the disk. */
    DataSource database() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(postmaster().get(3).strip())});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setPassword(Files.readString(data.resolve("postgres.password")).strip());
        source.setOptions("-c synchronous_commit=on");
        // A plain application finds this switch soon; without it the baseline would be a third slower.
        source.setReWriteBatchedInserts(true);
        return new org.springframework.jdbc.datasource.SingleConnectionDataSource(connect(source), true);
    }

    private static java.sql.Connection connect(DataSource source) {
        try {
            return source.getConnection();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
