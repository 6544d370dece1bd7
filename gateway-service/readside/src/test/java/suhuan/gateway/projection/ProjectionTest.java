package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.EnvelopeRecorded;

/** Blocks into tables: the same however grouped, repeated or interrupted. */
class ProjectionTest {
    private static final RandomChain CHAIN = new RandomChain(RandomChain.seed(20261123)).blocks(40, 12);
    private static final List<Block> BLOCKS = CHAIN.script().blocks();
    private static final String REFERENCE = oneByOne();

    @Test
    void blocksTogetherEqualBlocksOneByOne() throws SQLException {
        for (int size : new int[] {2, 7, BLOCKS.size()}) {
            String schema = TestPostgres.newSchema();
            project(schema, size, BLOCKS);
            assertSame(schema);
        }
    }

    @Test
    void replayIsANoOp() throws SQLException {
        String schema = TestPostgres.newSchema();
        project(schema, 5, BLOCKS);
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            BlockProjection projection = new BlockProjection(connection, schema);
            Checkpoint old = new Checkpoint(-1, com.google.protobuf.ByteString.EMPTY, 1, 1, 1);
            assertThatThrownBy(() -> projection.apply(old, BLOCKS.subList(0, 3), to -> {}))
                    .isInstanceOf(BlockProjection.CheckpointMovedException.class);
            Checkpoint now = projection.checkpoint();
            assertThatThrownBy(() -> projection.apply(now, BLOCKS.subList(3, 4), to -> {}))
                    .isInstanceOf(InvalidLedgerException.class)
                    .hasMessageContaining("block 3");
        }
        assertSame(schema);
    }

    @Test
    void crashBeforeAnyStatementLeavesNothingHalf() throws SQLException {
        crashEverywhere(false);
    }

    @Test
    void commitWithLostAnswerIsNotAppliedTwice() throws SQLException {
        crashEverywhere(true);
    }

    /** Crashes before the first statement, then before the second, and so on; begins again with the first whenever a commit went through. */
    private static void crashEverywhere(boolean commitFirst) throws SQLException {
        List<Block> blocks = BLOCKS.subList(0, 20);
        String reference = TestPostgres.newSchema();
        project(reference, 5, blocks);
        String schema = TestPostgres.newSchema();
        int statement = 0;
        int crashes = 0;
        long reached = -1;
        while (reached < blocks.size() - 1) {
            FailingConnections connections = new FailingConnections(TestPostgres.dataSource(), statement, commitFirst);
            try (Connection connection = connections.getConnection()) {
                resume(connection, schema, 5, blocks);
            } catch (SQLException e) {
                assertThat(connections.failed()).as(e.toString()).isTrue();
                crashes++;
            }
            long now = checkpoint(schema).blockNumber();
            statement = now == reached ? statement + 1 : 0;
            reached = now;
        }
        System.out.println("crashed at " + crashes + " statements");
        assertThat(crashes).isGreaterThan(60);
        assertEqual(reference, schema);
    }

    static Checkpoint checkpoint(String schema) throws SQLException {
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            return new BlockProjection(connection, schema).checkpoint();
        }
    }

    @Test
    void anUnknownFactStopsWithItsPosition() throws SQLException {
        LedgerScript script = new LedgerScript().open().block();
        script.register(RandomChain.MAKER)
                .envelope()
                .register(RandomChain.POINT)
                .block();
        Block good = script.blocks().get(1);
        EnvelopeRecorded recorded =
                good.getTransactions(0).getResult().getResults(1).getRecorded();
        com.google.protobuf.ByteString strange = suhuan.ledger.v1.Fact.newBuilder()
                .setEnvelopeId(recorded.getEnvelopeId())
                .build()
                .toByteString();
        Block.Builder bad = good.toBuilder();
        bad.getTransactionsBuilder(0)
                .getResultBuilder()
                .getResultsBuilder(1)
                .getRecordedBuilder()
                .setFacts(0, strange)
                .getVerdictsBuilder(0)
                .getRecordedBuilder()
                .setFactSha256(LedgerScript.sha256(strange.toByteArray()));
        String schema = TestPostgres.newSchema();
        assertThatThrownBy(() -> project(schema, 1, List.of(script.blocks().get(0), bad.build())))
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessageContaining("block 1, transaction 0, envelope 1, command 0")
                .hasMessageContaining("does not know");
        assertThat(checkpoint(schema).blockNumber()).isZero();
    }

    @Test
    void aBrokenChainStops() {
        LedgerScript script = new LedgerScript().open().block();
        script.register(RandomChain.MAKER).block();
        LedgerScript other = new LedgerScript().open().block();
        other.nowMs += 5;
        other.register(RandomChain.MAKER).block();
        other.licence(
                        RandomChain.MAKER,
                        "L",
                        suhuan.common.v1.Material.MATERIAL_WASTE_OIL,
                        suhuan.common.v1.Act.ACT_COLLECT)
                .block();
        Block foreign = other.blocks().get(2).toBuilder()
                .setPreviousSha256(script.blocks().get(1).getSha256())
                .build();
        assertThatThrownBy(() -> project(
                        TestPostgres.newSchema(),
                        1,
                        List.of(script.blocks().get(0), script.blocks().get(1), foreign)))
                .isInstanceOf(InvalidLedgerException.class)
                .hasMessageContaining("block 2")
                .hasMessageContaining("chain");
        assertThatThrownBy(() -> project(
                        TestPostgres.newSchema(),
                        1,
                        List.of(
                                script.blocks().get(0),
                                other.blocks().get(1),
                                script.blocks().get(1))))
                .isInstanceOf(InvalidLedgerException.class);
    }

    @Test
    void versionsTellWhatWasKnownAtABlock() throws SQLException {
        // What each prefix of the ledger makes current must be what the versions say of that block.
        int known = BLOCKS.size() / 2;
        String schema = TestPostgres.newSchema();
        project(schema, 4, BLOCKS.subList(0, known + 1));
        try (Connection connection = TestPostgres.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (StateTable table : StateTable.values()) {
                String sql = "select count(*) from (select " + table.columns() + " from " + REFERENCE + "."
                        + table.tableName() + "_version where valid_from_block <= " + known
                        + " and (valid_to_block is null or valid_to_block > " + known + ")) a full join (select "
                        + table.columns() + " from " + schema + "." + table.tableName()
                        + ") b on a.item_no = b.item_no where a::text is distinct from b::text";
                try (var result = statement.executeQuery(sql)) {
                    result.next();
                    assertThat(result.getLong(1)).as(table.tableName()).isZero();
                }
            }
        }
    }

    static void project(String schema, int blocksATransaction, List<Block> blocks) throws SQLException {
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            resume(connection, schema, blocksATransaction, blocks);
        }
    }

    private static void resume(Connection connection, String schema, int blocksATransaction, List<Block> blocks)
            throws SQLException {
        BlockProjection projection = new BlockProjection(connection, schema);
        Checkpoint checkpoint = projection.checkpoint();
        int next = Math.toIntExact(checkpoint.blockNumber() + 1);
        while (next < blocks.size()) {
            int to = Math.min(next + blocksATransaction, blocks.size());
            checkpoint = projection.apply(checkpoint, blocks.subList(next, to), reached -> {});
            next = to;
        }
    }

    private static String oneByOne() {
        String schema = TestPostgres.newSchema();
        try {
            project(schema, 1, BLOCKS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return schema;
    }

    private static void assertSame(String schema) throws SQLException {
        assertEqual(REFERENCE, schema);
    }

    static void assertEqual(String expected, String found) throws SQLException {
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            List<TableComparison> tables = new SchemaComparison(connection, expected, found, 5).compare();
            assertThat(tables.stream().flatMap(t -> t.differences().stream())).isEmpty();
            assertThat(tables).allMatch(TableComparison::same);
            assertThat(tables.stream().filter(t -> t.table().equals("fact")).findFirst())
                    .hasValueSatisfying(t -> assertThat(t.rowCount()).isPositive());
        }
    }
}
