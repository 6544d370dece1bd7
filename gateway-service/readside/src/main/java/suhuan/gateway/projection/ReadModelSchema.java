package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Creates, upgrades and drops the PostgreSQL schemas. */
public final class ReadModelSchema {
    /** Where the read model lives; can be dropped and rebuilt from the ledger. */
    public static final String LEDGER_VIEW = "ledger_view";

    /** Where the keys of callers live; cannot be rebuilt. */
    public static final String ACCESS = "access";

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private ReadModelSchema() {}

    /** Creates or upgrades both schemas under their usual names. */
    public static void migrate(DataSource dataSource) {
        migrateLedgerView(dataSource, LEDGER_VIEW);
        migrate(dataSource, ACCESS, "classpath:db/migration/access");
    }

    /** Creates or upgrades the read model under another name, such as a scratch schema. */
    public static void migrateLedgerView(DataSource dataSource, String schema) {
        migrate(dataSource, schema, "classpath:db/migration/ledger_view");
    }

    /** Drops a schema with all that is in it; nothing happens where it does not exist. */
    public static void drop(DataSource dataSource, String schema) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + checkedName(schema) + " cascade");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /**
     * Returns the name if it needs no quoting.
     *
     * @throws IllegalArgumentException otherwise
     */
    static String checkedName(String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException("schema name " + schema + " is not of the form " + NAME);
        }
        return schema;
    }

    private static void migrate(DataSource dataSource, String schema, String location) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(checkedName(schema))
                .defaultSchema(schema)
                .createSchemas(true)
                .locations(location)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
