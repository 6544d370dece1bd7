package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import suhuan.common.v1.CorrectionKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;

/** A correction deep in a lineage marks what came of it in one bounded step after another. */
class StaleMarkingTest {
    private static final String YARD = "91350100MA10000100";
    private static final String BUYER = "91350100MA10000110";
    private static final int PARTS = 100;
    private static final long PART_MG = 1_000_000;

    private static LedgerScript script() {
        return new LedgerScript()
                .open()
                .register(YARD, Role.ROLE_SCRAP_PROCESSOR)
                .register(BUYER, Role.ROLE_STEEL_MILL)
                .site("yard", YARD, SiteKind.SITE_KIND_SCRAP_YARD)
                .site("mill", BUYER, SiteKind.SITE_KIND_STEEL_WORKS)
                .block();
    }

    private static Map<String, Long> parts(String of, int count, long massMg) {
        Map<String, Long> parts = new LinkedHashMap<>();
        for (int n = 0; n < count; n++) {
            parts.put(of + "." + n, massMg);
        }
        return parts;
    }

    /** A lot in a hundred parts, of which some are in a hundred parts again. */
    private static LedgerScript lineage(int splitAgain) {
        LedgerScript script =
                script().receiveLot("L", Material.MATERIAL_SCRAP_STEEL, PARTS * PARTS * PART_MG, YARD, "yard");
        script.split("L", parts("L", PARTS, PARTS * PART_MG)).block();
        for (int n = 0; n < splitAgain; n++) {
            script.split("L." + n, parts("L." + n, PARTS, PART_MG));
        }
        return script;
    }

    private static LedgerScript correct(LedgerScript script, String id, String lotId) {
        return correct(script, id, lotId, script.head(ItemKind.ITEM_KIND_LOT, lotId));
    }

    private static LedgerScript correct(LedgerScript script, String id, String lotId, ByteString factSha256) {
        return script.record(
                        YARD,
                        "",
                        Command.newBuilder().setCorrect(Correct.newBuilder().setCorrectionId(id)),
                        Fact.newBuilder()
                                .setFactCorrected(FactCorrected.newBuilder()
                                        .setCorrectionId(id)
                                        .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                                        .setReason("秤未校准")
                                        .setCorrectedFactSha256(factSha256)
                                        .setCorrectedPartyId(YARD)),
                        link(ItemKind.ITEM_KIND_LOT, lotId),
                        link(ItemKind.ITEM_KIND_CORRECTION, id))
                .block();
    }

    private static long ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } finally {
            connection.rollback();
        }
    }

    private static void onlyTheseAreMarked(String schema, String... itemIds) throws SQLException {
        List<String> marked = new ArrayList<>();
        try (Connection connection = TestPostgres.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select i.item_id from " + schema + ".stale s join " + schema
                        + ".item i on i.item_no = s.item_no")) {
            while (row.next()) {
                marked.add(row.getString(1));
            }
        }
        assertThat(marked).containsExactlyInAnyOrder(itemIds);
    }

    @Test
    void tenThousandDescendantsAreMarkedInStepsOfBoundedSizeThatGoOnWhereTheyWere() throws SQLException {
        LedgerScript script = lineage(PARTS);
        script.receiveLot("other", Material.MATERIAL_SCRAP_STEEL, PART_MG, YARD, "yard")
                .block();
        correct(script, "C", "L");
        String schema = ReadModelFixture.project(script.blocks(), 50);
        int descendants = PARTS + PARTS * PARTS;
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            long marked = 1;
            int steps = 0;
            boolean more = true;
            while (more) {
                // A new projection each time: what was done is in the table and nowhere else.
                more = new BlockProjection(connection, schema).markStale();
                long now = ask(connection, "select count(*) from " + schema + ".stale");
                assertThat(now - marked).as("step %d", steps).isBetween(0L, (long) StaleMarking.MOST_A_STEP);
                marked = now;
                steps++;
            }
            assertThat(marked).isEqualTo(1 + descendants);
            assertThat(steps).isGreaterThan(descendants / StaleMarking.MOST_A_STEP);
            assertThat(ask(connection, "select max(steps) from " + schema + ".stale"))
                    .isEqualTo(2);
            assertThat(ask(connection, "select count(*) from " + schema + ".stale where not done"))
                    .isZero();
            assertThat(ask(
                            connection,
                            "select count(*) from " + schema + ".stale s join " + schema
                                    + ".item i on i.item_no = s.item_no where i.item_id = 'other'"))
                    .isZero();
            assertThat(new BlockProjection(connection, schema).markStale()).isFalse();
        }
    }

    @Test
    void stepsGoFromOneCorrectionToTheNext() throws SQLException {
        LedgerScript script = lineage(3);
        correct(script.block(), "C", "L");
        correct(script, "D", "L.1");
        String schema = ReadModelFixture.project(script.blocks(), 50);
        ReadModelFixture.markStale(schema);
        try (Connection connection = TestPostgres.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            String ofCorrection = "select count(*) from " + schema + ".stale s join " + schema
                    + ".item i on i.item_no = s.correction_no where s.done and i.item_id = ";
            assertThat(ask(connection, ofCorrection + "'C'")).isEqualTo(1 + PARTS + 3 * PARTS);
            assertThat(ask(connection, ofCorrection + "'D'")).isEqualTo(1 + PARTS);
        }
    }

    @Test
    void theProjectorTellsOfEachStepOnceItIsCommitted() throws Exception {
        LedgerScript script = lineage(10);
        correct(script.block(), "C", "L");
        String schema = TestPostgres.newSchema();
        List<Long> marked = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        ProjectionListener listener = new ProjectionListener() {
            private long projected = -1;

            @Override
            public void checkpointed(Progress progress) {
                projected = progress.lastBlock();
            }

            @Override
            public void marked(MarkingStep step) {
                try (Connection connection = TestPostgres.dataSource().getConnection()) {
                    connection.setAutoCommit(false);
                    marked.add(ask(connection, "select count(*) from " + schema + ".stale"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                assertThat(step.elapsedNanos()).isPositive();
                if (!step.more() && projected == script.blocks().size() - 1) {
                    over.countDown();
                }
            }
        };
        ProjectorSettings settings =
                new ProjectorSettings(schema, 50, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(20));
        try (Projector projector = new Projector(
                new FakeLedger().append(script.blocks()), TestPostgres.dataSource(), settings, listener)) {
            projector.start();
            assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        }
        // A step ends with the last item it looked at, and a thousand items of the last generation are looked at too.
        assertThat(marked).hasSizeGreaterThan(4).isSorted();
        assertThat(marked.get(marked.size() - 1)).isEqualTo(1 + PARTS + 10 * PARTS);
    }

    @Test
    void aHandOverPassesTheMarkOnTheLineTheGoodsCameInOn() throws SQLException {
        LedgerScript script = script().receiveLot("A", Material.MATERIAL_SCRAP_STEEL, PART_MG, YARD, "yard")
                .receiveLot("B", Material.MATERIAL_SCRAP_STEEL, PART_MG, YARD, "yard")
                .block();
        script.offer("H", YARD, BUYER, script.nowMs + LedgerScript.DAY_MS, "A", "B")
                .accept("H", "mill")
                .block();
        correct(script, "C", "B");
        String schema = ReadModelFixture.project(script.blocks(), 50);
        ReadModelFixture.markStale(schema);
        onlyTheseAreMarked(schema, "B", "H~2");
    }

    @Test
    void whatHadComeOfGoodsBeforeTheCorrectedFactIsNotMarked() throws SQLException {
        LedgerScript script = script().receiveLot("A", Material.MATERIAL_SCRAP_STEEL, 4 * PART_MG, YARD, "yard")
                .block();
        script.split("A", parts("before", 1, PART_MG)).block();
        script.split("A", parts("wrong", 1, PART_MG)).block();
        ByteString wrong = script.head(ItemKind.ITEM_KIND_LOT, "A");
        script.split("A", parts("after", 1, PART_MG)).block();
        correct(script, "C", "A", wrong);
        String schema = ReadModelFixture.project(script.blocks(), 50);
        ReadModelFixture.markStale(schema);
        onlyTheseAreMarked(schema, "A", "wrong.0", "after.0");
    }

    @Test
    void whatComesOfStaleGoodsLaterIsStaleToo() throws SQLException {
        LedgerScript script = script().receiveLot("A", Material.MATERIAL_SCRAP_STEEL, 4 * PART_MG, YARD, "yard")
                .block();
        correct(script, "C", "A");
        script.split("A", parts("A", 2, 2 * PART_MG)).block();
        script.offer("H", YARD, BUYER, script.nowMs + LedgerScript.DAY_MS, "A.0")
                .block();
        String schema = ReadModelFixture.project(script.blocks(), 1);
        ReadModelFixture.markStale(schema);
        script.accept("H", "mill").block();
        ReadModelFixture.projectMore(schema, script.blocks());
        ReadModelFixture.markStale(schema);
        script.split("H~1", parts("B", 2, PART_MG)).block();
        ReadModelFixture.projectMore(schema, script.blocks());
        ReadModelFixture.markStale(schema);
        onlyTheseAreMarked(schema, "A", "A.0", "A.1", "H~1", "B.0", "B.1");
    }
}
