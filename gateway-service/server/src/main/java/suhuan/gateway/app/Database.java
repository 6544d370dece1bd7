package suhuan.gateway.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.projection.ReadModelSchema;

/** The database of read model and keys: a configured server, or one of our own; reached by a pool, with its schemas up to date. */
final class Database implements AutoCloseable {
    private static final int CONNECTION_TIMEOUT_MS = 5_000;
    private static final int START_TIMEOUT_MS = 5_000;

    private final @Nullable EmbeddedDatabase own;
    private final Address address;
    private final HikariDataSource pool;

    private Database(@Nullable EmbeddedDatabase own, Address address, HikariDataSource pool) {
        this.own = own;
        this.address = address;
        this.pool = pool;
    }

    /**
     * How to reach a database.
     *
     * @param url JDBC address
     * @param user user
     * @param password password; never printed
     */
    record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * Starts or finds the server, and migrates it.
     *
     * @throws StartFailure where it cannot be used
     */
    static Database open(DataFolder folder, GatewayProperties.Database settings) {
        if (settings.url() != null) {
            Address configured = new Address(
                    settings.url(),
                    settings.user() == null ? "" : settings.user(),
                    settings.password() == null ? "" : settings.password());
            return new Database(null, configured, migrated(configured, settings.connections()));
        }
        EmbeddedDatabase own = EmbeddedDatabase.start(folder, settings);
        try {
            Address address = new Address(own.url(), own.user(), own.password());
            return new Database(own, address, migrated(address, settings.connections()));
        } catch (RuntimeException e) {
            stop(own);
            throw e;
        }
    }

    Address address() {
        return address;
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (own != null) {
            stop(own);
        }
    }

    private static HikariDataSource migrated(Address address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("suhuan");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setInitializationFailTimeout(START_TIMEOUT_MS);
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            ReadModelSchema.migrate(pool);
            return pool;
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            String reason = StartFailures.firstLine(StartFailures.deepest(e));
            throw new StartFailure(
                    "database " + address.url() + " cannot be used (" + reason
                            + "); check suhuan.database.url, user and password, or leave the url out to start one of our own",
                    e);
        }
    }

    private static void stop(EmbeddedDatabase own) {
        try {
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
