package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import suhuan.ledger.v1.Block;

/** Read models for tests of other packages. */
public final class ReadModelFixture {
    private ReadModelFixture() {}

    /** A new schema with the blocks in it. */
    public static String project(List<Block> blocks, int blocksATransaction) throws SQLException {
        String schema = TestPostgres.newSchema();
        ProjectionTest.project(schema, blocksATransaction, blocks);
        return schema;
    }

    /** Takes a schema on to the end of the blocks. */
    public static void projectMore(String schema, List<Block> blocks) throws SQLException {
        ProjectionTest.project(schema, 1, blocks);
    }

    /** Marks what relied on corrected facts, to the end. */
    public static void markStale(String schema) throws SQLException {
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            BlockProjection projection = new BlockProjection(connection, schema);
            boolean more = true;
            while (more) {
                more = projection.markStale();
            }
        }
    }
}
