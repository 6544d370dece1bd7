package suhuan.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;
import suhuan.common.v1.Position;

/** The PostgreSQL server of a gateway, as its owner sees it. */
final class Postgres {
    /** Schema of the read model. */
    private static final String READ_MODEL = "ledger_view";

    private final Path data;

    Postgres(Path data) {
        this.data = data;
    }

    Connection connect() throws IOException, SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(pidFile().get(3).strip())});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setPassword(Files.readString(data.resolve("postgres.password")).strip());
        source.setCurrentSchema(READ_MODEL);
        return source.getConnection();
    }

    /** Facts at each place of the ledger. */
    SortedMap<String, Integer> factsByPlace() throws IOException, SQLException {
        SortedMap<String, Integer> facts = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select block_number, transaction_index, envelope_index, count(*)"
                                + " from fact group by 1, 2, 3")) {
            while (rows.next()) {
                facts.put(place(rows.getLong(1), rows.getLong(2), rows.getLong(3)), rows.getInt(4));
            }
        }
        return facts;
    }

    static String place(Position position) {
        return place(position.getBlockNumber(), position.getTransactionIndex(), position.getEnvelopeIndex());
    }

    private static String place(long block, long transaction, long envelope) {
        return block + "/" + transaction + "/" + envelope;
    }

    /** A digest of each table of the read model, over its rows in an order of their own. */
    SortedMap<String, String> digests() throws IOException, SQLException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row =
                        statement.executeQuery("select count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text),"
                                + " '' order by md5(t::text))), '') from " + table + " t")) {
                    row.next();
                    digests.put(table, row.getString(1));
                }
            }
        }
        return digests;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new java.util.ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = '" + READ_MODEL
                        + "' and table_type = 'BASE TABLE' and table_name not like 'flyway%' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** kill -9 of the server; its sessions end by themselves. */
    void kill() throws IOException, InterruptedException {
        Commands.signal("KILL", server().orElseThrow().pid());
    }

    void freeze() throws IOException, InterruptedException {
        for (long pid : processes()) {
            Commands.signal("STOP", pid);
        }
    }

    void thaw() throws IOException, InterruptedException {
        for (long pid : processes()) {
            Commands.signal("CONT", pid);
        }
    }

    /** The server and its sessions. */
    private List<Long> processes() throws IOException {
        ProcessHandle server = server().orElseThrow(() -> new IOException("no PostgreSQL runs on " + data));
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(server), server.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Whether the server runs. */
    boolean running() throws IOException {
        return server().isPresent();
    }

    /** Ends a server that a gateway has left behind. */
    void end() throws IOException, InterruptedException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            thaw();
            Commands.signal("INT", server.get().pid());
            try {
                Waiting.until(
                        "PostgreSQL of " + data + " ends",
                        Duration.ofSeconds(30),
                        () -> !server.get().isAlive());
            } catch (IOException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        if (!Files.exists(data.resolve("postgres").resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip()))
                .filter(each -> each.info().command().orElse("").contains("postgres"));
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }
}
