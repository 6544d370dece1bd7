package suhuan.gateway.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own: real binaries, unpacked once for each user, data in the data folder, kept between starts. It
 * listens on the loopback address only and asks for a random password. A server left behind by a killed gateway is stopped first, and
 * one that ends by itself is started again.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofSeconds(120);
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final String PASSWORD_FILE = "postgres.password";
    private static final String READY_FILE = "postgres.ready";
    private static final String PID_FILE = "postmaster.pid";
    private static final String LOG_FILE = "postgres.log";
    private static final String USER = "postgres";

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final String password;
    private final EmbeddedDatabaseWatch watch;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres, String password) throws IOException {
        this.folder = folder;
        this.postgres = postgres;
        this.password = password;
        this.watch = new EmbeddedDatabaseWatch(server(dataOf(folder)).orElseThrow(), this::startAgain);
        watch.start();
    }

    private static Path dataOf(DataFolder folder) {
        return folder.resolve("postgres");
    }

    /**
     * Starts the server on the data of the folder, or on new data where there is none.
     *
     * @throws StartFailure where it cannot be started
     */
    static EmbeddedDatabase start(DataFolder folder, GatewayProperties.Database settings) {
        Path data = dataOf(folder);
        try {
            stopLeftBehind(data);
            if (folder.read(READY_FILE).isEmpty()) {
                // Never got ready before: nothing in it is worth keeping, and it may be half made.
                deleteAll(data);
            }
            Optional<String> kept = folder.read(PASSWORD_FILE);
            String password = kept.orElseGet(EmbeddedDatabase::randomPassword);
            if (kept.isEmpty()) {
                folder.writeSecret(PASSWORD_FILE, password);
            }
            EmbeddedPostgres postgres =
                    builder(folder, data, settings, password).start();
            folder.write(READY_FILE, "postgres is initialised");
            return new EmbeddedDatabase(folder, postgres, password);
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(
                    "the embedded PostgreSQL cannot start on " + data + " (" + e.getMessage()
                            + "); see gateway.log in the data folder, or use a server with --suhuan.database.url",
                    e);
        }
    }

    /** JDBC address. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /** User. */
    String user() {
        return USER;
    }

    /** Password, random, kept in the data folder. */
    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        watch.close();
        postgres.close();
    }

    /** Starts the server that has ended with the options it had, hence on the same data and port. Returns when it takes connections. */
    private ProcessHandle startAgain() throws IOException, InterruptedException {
        Path data = dataOf(folder);
        // With a pid file in the way whose number is somebody else's by now, it would not start.
        stopLeftBehind(data);
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // As at the first start: root may not run PostgreSQL, except as somebody else in a space of his own.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                program(data).resolveSibling("pg_ctl").toString(),
                "restart",
                "--pgdata=" + data,
                "--wait",
                "--timeout=" + START_WAIT.toSeconds(),
                "--log=" + folder.resolve(LOG_FILE)));
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (restart.waitFor() != 0) {
            throw new IOException("see " + folder.resolve(LOG_FILE));
        }
        return server(data).orElseThrow(() -> new IOException("it ended again; see " + folder.resolve(LOG_FILE)));
    }

    /** The program as the running or last server was started: its first option is in the file, in quotes. */
    private static Path program(Path data) throws IOException {
        String started = Files.readString(data.resolve("postmaster.opts"));
        int options = started.indexOf(" \"");
        return Path.of((options < 0 ? started : started.substring(0, options)).strip());
    }

    private static EmbeddedPostgres.Builder builder(
            DataFolder folder, Path data, GatewayProperties.Database settings, String password) throws IOException {
        Path binaries = settings.binaries() == null ? binariesFolder(folder) : settings.binaries();
        Files.createDirectories(binaries);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(START_WAIT)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve(PASSWORD_FILE).toString())
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                // The library turns fsync off, for tests. The read model could be rebuilt, the keys could not.
                .setServerConfig("fsync", "on")
                // A million items keep the tops of their indexes in here; the default of 128 MB does not hold them.
                .setServerConfig("shared_buffers", "256MB")
                // After a checkpoint each page that changes is logged whole. An import would have one every few
                // seconds.
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("max_connections", Integer.toString(settings.connections() + 20));
    }

    /** The user's own cache, so that nobody else can put binaries there; the data folder where there is no home. */
    private static Path binariesFolder(DataFolder folder) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", ""));
        Path user = cache == null || cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
        Path chosen = user.resolve("suhuan");
        try {
            Files.createDirectories(chosen);
            return Files.isWritable(chosen) ? chosen : folder.resolve("postgres-binaries");
        } catch (IOException e) {
            LOG.info("no cache folder at {}; PostgreSQL is unpacked into the data folder", chosen);
            return folder.resolve("postgres-binaries");
        }
    }

    /**
     * Stops a server that runs on this data. The data folder is held by this process, so such a server can only be one that a
     * killed gateway left behind. A pid file whose process is gone, or is something else by now, is taken away.
     */
    private static void stopLeftBehind(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = server(data);
        if (server.isPresent()) {
            LOG.info(
                    "stopping the PostgreSQL server {} that was left behind",
                    server.get().pid());
            interrupt(server.get());
        } else {
            Files.deleteIfExists(pidFile);
        }
    }

    /** The server that runs on this data. */
    private static Optional<ProcessHandle> server(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(PID_FILE));
            return lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedDatabase::isPostgres);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(false);
    }

    /** SIGINT is PostgreSQL's fast stop: it ends connections and leaves the data clean. */
    private static void interrupt(ProcessHandle server) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0) {
                server.destroy();
            }
            server.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("process " + server.pid() + " of an earlier start does not stop", e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
