package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL is cut off in the middle of a commit of the projection. So that the middle can be hit, a trigger holds each commit
 * that moves the checkpoint until the cut has been made.
 */
@OnFabric
class CutDatabaseTest {
    private static final Duration SOON = Duration.ofSeconds(180);
    private static final int LOCK = 20_261_123;

    @Test
    void a_session_killed_within_its_commit_leaves_no_half_block(Consortium consortium) throws Exception {
        Gateway gateway = consortium.speaker(Party.MAKER).gateway();
        try (Traffic traffic = new Traffic(consortium.book())) {
            traffic.callers(3, Party.MAKER, consortium.speaker(Party.MAKER), () -> consortium.newPack(Party.MAKER));
            traffic.awaitServed(20, SOON);
            long cut;
            try (Connection keeper = gateway.postgres().connect()) {
                long committing = holdNextCommit(keeper);
                cut = System.nanoTime();
                // The server takes the death of one session for a damaged memory, ends all others and recovers.
                Commands.signal("KILL", committing);
            }
            // Writing does not need the read model.
            traffic.awaitServed(20, SOON);
            letCommitsGo(gateway.postgres());
            Waiting.until(
                    "the read model moves again",
                    SOON,
                    () -> gateway.projectedBlock() >= consortium.book().lastBlock());
            report("kill -9 of the session that commits", traffic, cut);
            traffic.end();
        }
    }

    @Test
    void a_server_killed_within_a_commit_is_started_again_by_the_gateway(Consortium consortium) throws Exception {
        Gateway gateway = consortium.speaker(Party.MAKER).gateway();
        try (Traffic traffic = new Traffic(consortium.book())) {
            traffic.callers(3, Party.MAKER, consortium.speaker(Party.MAKER), () -> consortium.newPack(Party.MAKER));
            traffic.awaitServed(20, SOON);
            long cut;
            try (Connection keeper = gateway.postgres().connect()) {
                holdNextCommit(keeper);
                cut = System.nanoTime();
                gateway.postgres().kill();
            }
            traffic.awaitServed(20, SOON);
            letCommitsGo(gateway.postgres());
            Waiting.until(
                    "the read model moves again",
                    SOON,
                    () -> gateway.projectedBlock() >= consortium.book().lastBlock());
            traffic.awaitServed(20, SOON);
            report("kill -9 of PostgreSQL within a commit", traffic, cut);
            traffic.end();
        }
    }

    private static void report(String fault, Traffic traffic, long cut) {
        System.out.printf(
                "%s: callers saw %s; longest pause %.1f s; read model up to date after %.1f s%n",
                fault,
                traffic.sightings(),
                traffic.sightings().longestPauseSeconds(cut),
                (System.nanoTime() - cut) / 1e9);
        traffic.sightings().examples().forEach((outcome, text) -> System.out.println("  " + outcome + ": " + text));
    }

    /** Makes the projection's commits wait for a lock that the keeper has; answers the process of the first that waits. */
    private static long holdNextCommit(Connection keeper) throws Exception {
        try (Statement statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("create function ledger_view.hold() returns trigger language plpgsql as $$ begin"
                    + " perform pg_advisory_xact_lock_shared(" + LOCK + "); return null; end $$");
            statement.execute("create constraint trigger hold after update on ledger_view.checkpoint"
                    + " deferrable initially deferred for each row execute function ledger_view.hold()");
        }
        Waiting.until("a commit waits", SOON, () -> committing(keeper) != 0);
        long pid = committing(keeper);
        assertThat(pid).isPositive();
        return pid;
    }

    private static long committing(Connection keeper) throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet rows =
                        statement.executeQuery("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and wait_event = 'advisory' and query ilike 'commit%'")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static void letCommitsGo(Postgres postgres) throws Exception {
        Waiting.until("PostgreSQL answers", SOON, () -> {
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop function if exists ledger_view.hold() cascade");
                return true;
            } catch (SQLException | java.io.IOException e) {
                return false;
            }
        });
    }
}
