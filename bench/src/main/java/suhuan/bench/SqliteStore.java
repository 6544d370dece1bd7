package suhuan.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Baseline of the store: SQLite in WAL mode with synchronous=FULL, one row an event with its key, a commit a group. */
final class SqliteStore implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private long next;

    SqliteStore(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement setup = connection.createStatement()) {
            setup.execute("PRAGMA journal_mode=WAL");
            setup.execute("PRAGMA synchronous=FULL");
            setup.execute("CREATE TABLE event (k TEXT PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement("INSERT INTO event (k, v) VALUES (?, ?)");
    }

    /** Commits groups of events; returns events a second. */
    double run(int groups, int groupSize, byte[] value) throws SQLException {
        long begin = System.nanoTime();
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < groupSize; i++) {
                insert.setString(1, EventKeys.key(next++));
                insert.setBytes(2, value);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return groups * (double) groupSize * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
