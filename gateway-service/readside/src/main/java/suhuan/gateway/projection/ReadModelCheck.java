package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import suhuan.gateway.ledger.BlockStream;
import suhuan.ledger.v1.Block;

/**
 * Rebuilds the read model from block 0 into a scratch schema and compares every row. May run beside a working projector: it holds
 * that up only while it takes over the last blocks.
 */
public final class ReadModelCheck {
    /** Usual name of the scratch schema. */
    public static final String SCRATCH = "ledger_view_check";

    private static final Duration BLOCK_IN_TIME = Duration.ofSeconds(30);
    private static final int BLOCKS_A_TRANSACTION = 256;

    private final DataSource dataSource;
    private final String schema;
    private final String scratchSchema;
    private final int maxDifferences;

    /**
     * @param dataSource PostgreSQL; up to three connections are taken
     * @param schema schema of the read model to check
     * @param scratchSchema schema to rebuild into; dropped before and after
     * @param maxDifferences most differences told of one table, 1 or more
     */
    public ReadModelCheck(DataSource dataSource, String schema, String scratchSchema, int maxDifferences) {
        if (schema.equals(scratchSchema)) {
            throw new IllegalArgumentException("the scratch schema must be another than " + schema);
        }
        this.dataSource = dataSource;
        this.schema = ReadModelSchema.checkedName(schema);
        this.scratchSchema = ReadModelSchema.checkedName(scratchSchema);
        this.maxDifferences = maxDifferences;
    }

    /**
     * What the check found.
     *
     * @param blockNumber last block compared; -1 for none
     * @param tables every table
     */
    public record Report(long blockNumber, List<TableComparison> tables) {
        /** Whether the read model is what the ledger says. */
        public boolean same() {
            return tables.stream().allMatch(TableComparison::same);
        }

        /** All differences told. */
        public List<Difference> differences() {
            return tables.stream().flatMap(t -> t.differences().stream()).toList();
        }
    }

    /**
     * Rebuilds and compares.
     *
     * @param blocks the ledger from block 0; not closed here
     * @throws InvalidLedgerException where a block cannot be followed, or the read model is ahead of the ledger
     */
    public Report check(BlockStream blocks) throws SQLException, InterruptedException {
        ReadModelSchema.drop(dataSource, scratchSchema);
        ReadModelSchema.migrateLedgerView(dataSource, scratchSchema);
        try (Connection rebuilding = dataSource.getConnection()) {
            BlockProjection projection = new BlockProjection(rebuilding, scratchSchema);
            Checkpoint checkpoint = projection.checkpoint();
            checkpoint = rebuild(projection, checkpoint, blocks, projectedBlock());
            return compareAtRest(projection, checkpoint, blocks);
        } finally {
            ReadModelSchema.drop(dataSource, scratchSchema);
        }
    }

    private Report compareAtRest(BlockProjection projection, Checkpoint from, BlockStream blocks)
            throws SQLException, InterruptedException {
        try (Connection comparing = dataSource.getConnection()) {
            comparing.setAutoCommit(false);
            long blockNumber;
            try (Connection holding = dataSource.getConnection()) {
                holding.setAutoCommit(false);
                blockNumber = readBlockNumber(holding, " for update");
                rebuild(projection, from, blocks, blockNumber);
                try (Statement statement = comparing.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                }
                readBlockNumber(comparing, "");
                holding.rollback();
            }
            try {
                return new Report(
                        blockNumber, new SchemaComparison(comparing, scratchSchema, schema, maxDifferences).compare());
            } finally {
                comparing.rollback();
            }
        }
    }

    private Checkpoint rebuild(BlockProjection projection, Checkpoint from, BlockStream blocks, long toBlock)
            throws SQLException, InterruptedException {
        Checkpoint checkpoint = from;
        while (checkpoint.blockNumber() < toBlock) {
            List<Block> run = new ArrayList<>();
            while (run.size() < BLOCKS_A_TRANSACTION && checkpoint.blockNumber() + run.size() < toBlock) {
                Block block = blocks.next(BLOCK_IN_TIME);
                if (block == null) {
                    throw new InvalidLedgerException(
                            "block " + (checkpoint.blockNumber() + run.size() + 1),
                            "the read model has it and the ledger does not give it");
                }
                run.add(block);
            }
            checkpoint = projection.apply(checkpoint, run, to -> {});
        }
        return checkpoint;
    }

    private long projectedBlock() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return readBlockNumber(connection, "");
        }
    }

    private long readBlockNumber(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select block_number from " + schema + ".checkpoint" + lock)) {
            if (!result.next()) {
                throw new IllegalStateException(schema + " has no checkpoint");
            }
            return result.getLong(1);
        }
    }
}
