package suhuan.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import suhuan.gateway.projection.ProjectionListener;
import suhuan.gateway.projection.ProjectorStatus;
import suhuan.gateway.projection.ReadModelSchema;

/** Looks at the table of marks after each step of the projector that marks what relied on a corrected fact. */
final class MarkingWatch implements ProjectionListener, AutoCloseable {
    private static final String LOOK = "select count(*), count(*) filter (where done),"
            + " pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') from " + ReadModelSchema.LEDGER_VIEW + ".stale";

    private final BenchPostgres postgres;
    private final Connection connection;
    private Look before = new Look(0, 0, 0);
    private long cpuBeforeNs;
    private long projected = -1;
    private Marking waiting = new Marking(Long.MAX_VALUE);

    /**
     * @param postgres where the read model is migrated
     */
    MarkingWatch(BenchPostgres postgres) throws SQLException, IOException {
        this.postgres = postgres;
        connection = postgres.dataSource().getConnection();
        begin();
    }

    /** The table: items marked, how many of them have had their successors marked, and the log of PostgreSQL in bytes. */
    private record Look(long marked, long done, long logBytes) {}

    /**
     * A step.
     *
     * @param items items marked
     * @param rows rows of the table written: those marked, and those whose successors were looked for
     * @param logBytes what PostgreSQL wrote into its log meanwhile, for whatever
     * @param cpuUs CPU of PostgreSQL and of this process since the step before, in µs
     * @param ms time of the step by the clock, in ms
     * @param last whether there is nothing more to do
     */
    record Step(long items, long rows, long logBytes, double cpuUs, double ms, boolean last) {}

    private static final class Marking {
        final long block;
        final List<Step> steps = new ArrayList<>();
        final CompletableFuture<List<Step>> over = new CompletableFuture<>();

        Marking(long block) {
            this.block = block;
        }
    }

    /** The steps after a block, when they are over; ask before the block is on the ledger. */
    synchronized CompletableFuture<List<Step>> after(long block) {
        waiting = new Marking(block);
        return waiting.over;
    }

    @Override
    public synchronized void checkpointed(Progress progress) {
        projected = progress.lastBlock();
        try {
            // The items of a corrected fact are marked with its block, before any step.
            begin();
        } catch (SQLException | IOException e) {
            waiting.over.completeExceptionally(e);
        }
    }

    @Override
    public synchronized void marked(MarkingStep step) {
        try {
            long cpuNs = cpuNs();
            Look now = look();
            if (projected >= waiting.block) {
                long items = now.marked() - before.marked();
                waiting.steps.add(new Step(
                        items,
                        items + now.done() - before.done(),
                        now.logBytes() - before.logBytes(),
                        (cpuNs - cpuBeforeNs) / 1e3,
                        step.elapsedNanos() / 1e6,
                        !step.more()));
                if (!step.more()) {
                    waiting.over.complete(List.copyOf(waiting.steps));
                }
            }
            begin();
        } catch (SQLException | IOException e) {
            waiting.over.completeExceptionally(e);
        }
    }

    /** What comes next is not to contain what looking costs. */
    private void begin() throws SQLException, IOException {
        before = look();
        cpuBeforeNs = cpuNs();
    }

    private long cpuNs() throws IOException {
        return postgres.cpuNs() + Machine.processCpuNs();
    }

    @Override
    public synchronized void failed(ProjectorStatus status) {
        waiting.over.completeExceptionally(new IllegalStateException("the projector failed: " + status));
    }

    private Look look() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            return new Look(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
