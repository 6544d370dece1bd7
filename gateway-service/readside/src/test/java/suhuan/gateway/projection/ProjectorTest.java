package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import suhuan.gateway.projection.ProjectorStatus.State;
import suhuan.ledger.v1.Block;

/** The projector at work: follows, tells, recovers, stops. */
class ProjectorTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<Block> BLOCKS =
            new RandomChain(RandomChain.seed(77)).blocks(30, 6).script().blocks();

    @Test
    void followsAndWakesThoseWhoWait() throws Exception {
        String schema = TestPostgres.newSchema();
        FakeLedger ledger = new FakeLedger().append(BLOCKS.subList(0, 10));
        List<ProjectionListener.Progress> told = new ArrayList<>();
        ProjectionListener listener = new ProjectionListener() {
            @Override
            public void checkpointed(Progress progress) {
                told.add(progress);
            }
        };
        try (Projector projector = projector(ledger, schema, listener)) {
            assertThat(projector.await(9, Duration.ZERO)).isFalse();
            projector.start();
            assertThat(projector.await(9, SOON)).isTrue();
            assertThat(projector.await(10, Duration.ofMillis(1))).isFalse();
            CountDownLatch woken = new CountDownLatch(1);
            Thread waiter = new Thread(() -> {
                try {
                    if (projector.await(10, SOON)) {
                        woken.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiter.start();
            ledger.append(BLOCKS.subList(10, 11));
            assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
            waiter.join();
            assertThat(projector.status().state()).isEqualTo(State.FOLLOWING);
            assertThat(projector.status().blocksBehind()).isZero();
            ledger.append(BLOCKS.subList(11, BLOCKS.size()));
            assertThat(projector.await(BLOCKS.size() - 1, SOON)).isTrue();
        }
        assertThat(told.get(0).firstBlock()).isZero();
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i).firstBlock()).isEqualTo(told.get(i - 1).lastBlock() + 1);
        }
        assertThat(told.stream().mapToLong(ProjectionListener.Progress::facts).sum())
                .isEqualTo(ProjectionTest.checkpoint(schema).nextFactNo() - 1);
    }

    @Test
    void goesOnByItselfWhenItsConnectionIsKilled() throws Exception {
        String schema = TestPostgres.newSchema();
        FakeLedger ledger = new FakeLedger().append(BLOCKS);
        AtomicInteger kills = new AtomicInteger();
        ProjectionListener killer = new ProjectionListener() {
            @Override
            public void projected(Progress progress) {
                // The rows are written and the commit is next: half of the backends die now, the others after the
                // commit.
                if (progress.firstBlock() % 2 == 0 && kills.incrementAndGet() % 2 == 1) {
                    kill(schema);
                }
            }

            @Override
            public void checkpointed(Progress progress) {
                if (progress.firstBlock() % 5 == 0) {
                    kills.incrementAndGet();
                    kill(schema);
                }
            }
        };
        ProjectorSettings oneByOne =
                new ProjectorSettings(schema, 1, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(20));
        try (Projector projector = new Projector(ledger, named(schema), oneByOne, killer)) {
            projector.start();
            assertThat(projector.await(BLOCKS.size() - 1, SOON)).isTrue();
        }
        assertThat(kills.get()).isGreaterThan(15);
        String reference = TestPostgres.newSchema();
        ProjectionTest.project(reference, 10, BLOCKS);
        ProjectionTest.assertEqual(reference, schema);
    }

    @Test
    void commitWhoseAnswerIsLostIsFoundInTheDatabase() throws Exception {
        String schema = TestPostgres.newSchema();
        FakeLedger ledger = new FakeLedger().append(BLOCKS);
        AtomicInteger attempt = new AtomicInteger(4);
        javax.sql.DataSource losing = DataSources.of(() ->
                new FailingConnections(TestPostgres.dataSource(), attempt.getAndIncrement(), true).getConnection());
        ProjectorSettings settings =
                new ProjectorSettings(schema, 3, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(5));
        try (Projector projector = new Projector(ledger, losing, settings, ProjectionListener.SILENT)) {
            projector.start();
            assertThat(projector.await(BLOCKS.size() - 1, SOON)).isTrue();
        }
        assertThat(attempt.get()).isGreaterThan(10);
        String reference = TestPostgres.newSchema();
        ProjectionTest.project(reference, 10, BLOCKS);
        ProjectionTest.assertEqual(reference, schema);
    }

    @Test
    void haltsLoudlyAtABlockItCannotFollow() throws Exception {
        String schema = TestPostgres.newSchema();
        Block gap = BLOCKS.get(4).toBuilder().setNumber(3).build();
        FakeLedger ledger = new FakeLedger().append(BLOCKS.subList(0, 3)).append(List.of(gap));
        BlockingQueue<ProjectorStatus> failures = new LinkedBlockingQueue<>();
        ProjectionListener listener = new ProjectionListener() {
            @Override
            public void failed(ProjectorStatus status) {
                failures.add(status);
            }
        };
        try (Projector projector = projector(ledger, schema, listener)) {
            projector.start();
            ProjectorStatus status = failures.poll(30, TimeUnit.SECONDS);
            assertThat(status).isNotNull();
            assertThat(status.state()).isEqualTo(State.HALTED);
            assertThat(status.problem()).contains("block 3");
        }
    }

    @Test
    void refusesAReadModelOfAnotherLedger() throws Exception {
        String schema = TestPostgres.newSchema();
        ProjectionTest.project(schema, 10, BLOCKS);
        BlockingQueue<ProjectorStatus> failures = new LinkedBlockingQueue<>();
        ProjectionListener listener = new ProjectionListener() {
            @Override
            public void failed(ProjectorStatus status) {
                failures.add(status);
            }
        };
        List<Block> shorter = BLOCKS.subList(0, 3);
        List<Block> others = new RandomChain(4711).blocks(40, 3).script().blocks();
        for (List<Block> blocks : List.of(shorter, others)) {
            try (Projector projector = projector(new FakeLedger().append(blocks), schema, listener)) {
                projector.start();
                ProjectorStatus status = failures.poll(30, TimeUnit.SECONDS);
                assertThat(status).isNotNull();
                assertThat(status.state()).isEqualTo(State.HALTED);
                assertThat(status.problem()).contains("another ledger");
            }
        }
    }

    @Test
    void aForkIsNoticedAtTheCheckpointBeforeAnythingNewComes() throws Exception {
        String schema = TestPostgres.newSchema();
        ProjectionTest.project(schema, 10, BLOCKS.subList(0, 5));
        ByteString other = ByteString.copyFrom(new byte[32]);
        Block forked = BLOCKS.get(4).toBuilder().setSha256(other).build();
        FakeLedger ledger =
                new FakeLedger("fabric").append(BLOCKS.subList(0, 4)).append(List.of(forked));
        ProjectorStatus status = firstFailure(ledger, schema);
        assertThat(status.state()).isEqualTo(State.HALTED);
        assertThat(status.problem())
                .startsWith("block 4: its hash is " + "00".repeat(32))
                .contains("forked");
    }

    @Test
    void aPeerThatIsBehindIsNamedAndWaitedFor() throws Exception {
        String schema = TestPostgres.newSchema();
        ProjectionTest.project(schema, 10, BLOCKS.subList(0, 8));
        FakeLedger behind = new FakeLedger("fabric").append(BLOCKS.subList(0, 3));
        BlockingQueue<ProjectorStatus> failures = new LinkedBlockingQueue<>();
        try (Projector projector = projector(behind, schema, new ProjectionListener() {
            @Override
            public void failed(ProjectorStatus status) {
                failures.add(status);
            }
        })) {
            projector.start();
            ProjectorStatus status = failures.poll(30, TimeUnit.SECONDS);
            assertThat(status.state()).isEqualTo(State.WAITING);
            assertThat(status.problem()).contains("behind", "block 2", "block 7");
            behind.append(BLOCKS.subList(3, 12));
            assertThat(projector.await(11, SOON)).isTrue();
            assertThat(projector.status().problem()).isNull();
        }
    }

    private static ProjectorStatus firstFailure(FakeLedger ledger, String schema) throws InterruptedException {
        BlockingQueue<ProjectorStatus> failures = new LinkedBlockingQueue<>();
        try (Projector projector = projector(ledger, schema, new ProjectionListener() {
            @Override
            public void failed(ProjectorStatus status) {
                failures.add(status);
            }
        })) {
            projector.start();
            ProjectorStatus status = failures.poll(30, TimeUnit.SECONDS);
            assertThat(status).isNotNull();
            return status;
        }
    }

    @Test
    void checkFindsWhatWasTamperedWith() throws Exception {
        String schema = TestPostgres.newSchema();
        FakeLedger ledger = new FakeLedger().append(BLOCKS);
        ProjectionTest.project(schema, 7, BLOCKS);
        ReadModelCheck check = new ReadModelCheck(TestPostgres.dataSource(), schema, schema + "_check", 10);
        ReadModelCheck.Report good = check.check(ledger.follow(0));
        assertThat(good.differences()).isEmpty();
        assertThat(good.same()).isTrue();
        assertThat(good.blockNumber()).isEqualTo(BLOCKS.size() - 1);

        TestPostgres.execute(
                "update " + schema + ".battery set mass_mg = mass_mg + 1 where item_no = (select min(item_no) from "
                        + schema + ".battery)");
        TestPostgres.execute(
                "delete from " + schema + ".sight where ctid = (select ctid from " + schema + ".sight limit 1)");
        TestPostgres.execute("insert into " + schema + ".item_code values ('EXTRA', 1)");
        TestPostgres.execute("delete from " + schema + ".child_chunk where ctid = (select ctid from " + schema
                + ".child_chunk limit 1)");
        ReadModelCheck.Report bad = check.check(ledger.follow(0));
        assertThat(bad.same()).isFalse();
        assertThat(bad.tables().stream().filter(t -> !t.same()).map(TableComparison::table))
                .containsExactlyInAnyOrder("battery", "sight", "item_code", "child_chunk");
        assertThat(bad.differences().stream().filter(d -> d.table().equals("battery")))
                .singleElement()
                .satisfies(d -> assertThat(d.expected()).contains("\"mass_mg\": 400000000"))
                .satisfies(d -> assertThat(d.found()).contains("\"mass_mg\": 400000001"));
        assertThat(bad.differences().stream().filter(d -> d.table().equals("sight")))
                .singleElement()
                .satisfies(d -> assertThat(d.found()).isEqualTo("no row"));
    }

    private static Projector projector(FakeLedger ledger, String schema, ProjectionListener listener) {
        return new Projector(
                ledger,
                TestPostgres.dataSource(),
                new ProjectorSettings(schema, 4, 1 << 20, Duration.ofMillis(1), Duration.ofMillis(20)),
                listener);
    }

    private static javax.sql.DataSource named(String name) {
        return DataSources.of(() -> {
            Connection connection = TestPostgres.dataSource().getConnection();
            connection.setClientInfo("ApplicationName", name);
            return connection;
        });
    }

    private static void kill(String applicationName) {
        try (Connection connection = TestPostgres.dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = ?")) {
            statement.setString(1, applicationName);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
