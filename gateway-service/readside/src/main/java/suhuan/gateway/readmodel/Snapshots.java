package suhuan.gateway.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Opens snapshots: read-only transactions in which every query sees the same blocks. */
final class Snapshots {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final String QUERY_CANCELED = "57014";

    private final DataSource dataSource;
    private final String beginSql;

    Snapshots(DataSource dataSource, ReadModelSettings settings) {
        if (!NAME.matcher(settings.schema()).matches()) {
            throw new IllegalArgumentException("schema name " + settings.schema() + " is not of the form " + NAME);
        }
        this.dataSource = dataSource;
        this.beginSql = "set transaction isolation level repeatable read, read only; set local search_path = "
                + settings.schema() + "; set local statement_timeout = "
                + settings.statementTimeout().toMillis();
    }

    /** Asks within one snapshot, with plans made once for all values: for questions that go by number or whole id. */
    <T> T ask(Viewer viewer, long nowMs, Function<Snapshot, T> question) {
        return ask(beginSql, viewer, nowMs, question);
    }

    /** Asks within one snapshot, with plans made for the values asked: for searches, where a plan for any value reads whole tables. */
    <T> T search(Viewer viewer, long nowMs, Function<Snapshot, T> question) {
        return ask(beginSql + "; set local plan_cache_mode = force_custom_plan", viewer, nowMs, question);
    }

    private <T> T ask(String begin, Viewer viewer, long nowMs, Function<Snapshot, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(begin);
                }
                return question.apply(open(connection, viewer, nowMs));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e, e);
        } catch (DataAccessException e) {
            throw failure(e, e.getMostSpecificCause());
        }
    }

    private static Snapshot open(Connection connection, Viewer viewer, long nowMs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select block_number, next_fact_no - 1, (select item_no from party where party_id = ?) from checkpoint")) {
            statement.setString(1, viewer.partyId());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException("the read model has no checkpoint");
                }
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                return new Snapshot(
                        jdbc, result.getLong(1), result.getLong(2), result.getLong(3), viewer.regulator(), nowMs);
            }
        }
    }

    /** A statement that PostgreSQL finds wrong is our fault; all else is its absence. */
    private static RuntimeException failure(Exception e, @Nullable Throwable cause) {
        String state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        if (state.equals(QUERY_CANCELED)) {
            return new QueryTimedOutException(e);
        }
        if (state.startsWith("42") || state.startsWith("22")) {
            return new IllegalStateException("a question the read model cannot be asked", e);
        }
        return new ReadModelUnavailableException(e);
    }
}
