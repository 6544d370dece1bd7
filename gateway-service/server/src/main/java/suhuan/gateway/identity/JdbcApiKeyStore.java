package suhuan.gateway.identity;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code access.api_key}. Each change is one statement and durable when its method returns. */
public final class JdbcApiKeyStore implements ApiKeyStore {
    private static final String COLUMNS = "key_id, party_id, organisation, label, created_at_ms, revoked_at_ms";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Uses the schema {@code access} of this database. */
    public JdbcApiKeyStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public Optional<ApiKey> findByHash(ByteString sha256) {
        return answered(() -> jdbc.sql("select " + COLUMNS + " from access.api_key where key_sha256 = ?")
                .param(sha256.toByteArray())
                .query(JdbcApiKeyStore::read)
                .optional());
    }

    @Override
    public Optional<ApiKey> find(String keyId) {
        return answered(() -> jdbc.sql("select " + COLUMNS + " from access.api_key where key_id = ?")
                .param(keyId)
                .query(JdbcApiKeyStore::read)
                .optional());
    }

    @Override
    public List<ApiKey> ofParty(String partyId) {
        return answered(() -> jdbc.sql(
                        "select " + COLUMNS + " from access.api_key where party_id = ? order by created_at_ms, key_id")
                .param(partyId)
                .query(JdbcApiKeyStore::read)
                .list());
    }

    @Override
    public void insert(ApiKey key, ByteString sha256) {
        durably(jdbc.sql("insert into access.api_key (" + COLUMNS + ", key_sha256) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.keyId(),
                        key.partyId(),
                        key.organisation(),
                        key.label(),
                        key.createdAtMs(),
                        key.revokedAtMs(),
                        sha256.toByteArray()));
    }

    @Override
    public void revoke(String keyId, long revokedAtMs) {
        durably(jdbc.sql("update access.api_key set revoked_at_ms = ? where key_id = ? and revoked_at_ms = 0")
                .params(revokedAtMs, keyId));
    }

    /** The read model may commit without waiting for the disk, since the ledger can rebuild it; keys may not. */
    private void durably(JdbcClient.StatementSpec change) {
        answered(() -> transaction.execute(status -> {
            jdbc.sql("select set_config('synchronous_commit', 'on', true)")
                    .query(String.class)
                    .single();
            return change.update();
        }));
    }

    /** A statement that PostgreSQL finds wrong is our fault; all else is its absence. */
    private static <T extends @Nullable Object> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException | TransactionException e) {
            String state = NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                            && sql.getSQLState() != null
                    ? sql.getSQLState()
                    : "";
            if (state.startsWith("42") || state.startsWith("22") || state.startsWith("23")) {
                throw e;
            }
            throw new KeysUnavailableException(e);
        }
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
    }
}
