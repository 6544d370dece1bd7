package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.projection.ProjectorStatus.State;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Transaction;

/**
 * Follows the ledger and keeps the read model up with it, on a thread of its own.
 *
 * <p>Where to go on is read from PostgreSQL at every start and after every failure, never remembered, so that a commit whose outcome
 * is not known is neither lost nor applied twice.
 */
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final DataSource dataSource;
    private final ProjectorSettings settings;
    private final ProjectionListener listener;
    private final ProjectedBlock projected = new ProjectedBlock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "projector");
    private volatile State state = State.STOPPED;
    private volatile @Nullable String problem;
    private volatile long lastRecordedAtMs;
    private volatile @Nullable BlockStream stream;
    private long backOffMs;

    /**
     * @param ledger ledger to follow; not closed by the projector
     * @param dataSource PostgreSQL with the schema migrated; one connection is held for as long as it works
     */
    public Projector(Ledger ledger, DataSource dataSource, ProjectorSettings settings, ProjectionListener listener) {
        this.ledger = ledger;
        this.dataSource = dataSource;
        this.settings = settings;
        this.listener = listener;
        this.backOffMs = settings.firstBackOff().toMillis();
        thread.setDaemon(true);
    }

    /** Begins to follow. Call once. */
    public void start() {
        thread.start();
    }

    /** Last block visible to readers; -1 for none or not yet known. */
    public long projectedBlock() {
        return projected.number();
    }

    /**
     * Waits until a block is visible to readers.
     *
     * @return false where it is not within the time
     */
    public boolean await(long blockNumber, Duration timeout) throws InterruptedException {
        return projected.await(blockNumber, timeout);
    }

    /** Where the projector stands now. */
    public ProjectorStatus status() {
        return new ProjectorStatus(state, projected.number(), ledger.status().lastBlock(), lastRecordedAtMs, problem);
    }

    /** Ends the thread after the transaction at hand. */
    @Override
    public void close() {
        closed.countDown();
        BlockStream following = stream;
        if (following != null) {
            following.close();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        state = State.STOPPED;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    private void run() {
        while (open()) {
            try {
                follow();
            } catch (InvalidLedgerException e) {
                halt(e);
                return;
            } catch (SQLException e) {
                if (isRefusalOfData(e)) {
                    halt(e);
                    return;
                }
                waitAfter(e);
            } catch (InterruptedException e) {
                // Nobody but close ends this thread, and it does so by the latch.
                LOG.warn("projector interrupted and going on");
            } catch (RuntimeException e) {
                waitAfter(e);
            }
        }
    }

    private void follow() throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            BlockProjection projection = new BlockProjection(connection, settings.schema());
            Checkpoint checkpoint = projection.checkpoint();
            demandThatTheLedgerHas(checkpoint);
            projected.reached(checkpoint.blockNumber());
            try (BlockStream blocks = ledger.follow(Math.max(0, checkpoint.blockNumber()))) {
                stream = blocks;
                demandTheSameBlock(checkpoint, blocks);
                recovered();
                boolean staleLeft = true;
                while (open()) {
                    List<Block> run = nextRun(blocks, staleLeft ? Duration.ZERO : IDLE);
                    if (!run.isEmpty()) {
                        checkpoint = apply(projection, checkpoint, run);
                        staleLeft = true;
                    }
                    // A step between two runs, so that a correction of much holds up no block for long.
                    staleLeft = staleLeft && mark(projection);
                }
            } finally {
                stream = null;
            }
        }
    }

    /** A copy of a ledger that others keep too may be behind for a while; a ledger that is alone has lost something. */
    private void demandThatTheLedgerHas(Checkpoint checkpoint) {
        LedgerStatus status = ledger.status();
        if (checkpoint.blockNumber() <= status.lastBlock()) {
            return;
        }
        if (status.replicated()) {
            throw new IllegalStateException("the ledger is behind: it has block " + status.lastBlock()
                    + " and the read model has block " + checkpoint.blockNumber() + "; waiting for it to catch up");
        }
        throw new InvalidLedgerException(
                "block " + checkpoint.blockNumber(),
                "the read model has it and the ledger does not; the read model is of another ledger and must be rebuilt");
    }

    /** A block never changes. Where it has, the ledger forked, was made anew, or is another one. */
    private void demandTheSameBlock(Checkpoint checkpoint, BlockStream blocks) throws InterruptedException {
        if (checkpoint.blockNumber() < 0) {
            return;
        }
        Block block = null;
        while (open() && block == null) {
            block = blocks.next(IDLE);
        }
        if (block != null && !block.getSha256().equals(checkpoint.blockSha256())) {
            throw new InvalidLedgerException(
                    "block " + checkpoint.blockNumber(),
                    "its hash is " + hex(block.getSha256()) + " on the ledger and " + hex(checkpoint.blockSha256())
                            + " in the read model; the ledger forked, or the read model is of another ledger and must be rebuilt");
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** Waits for a block and takes what else is there, up to the limits. */
    private List<Block> nextRun(BlockStream blocks, Duration patience) throws InterruptedException {
        List<Block> run = new ArrayList<>();
        long bytes = 0;
        Block block = blocks.next(patience);
        while (block != null) {
            run.add(block);
            bytes += block.getSerializedSize();
            if (run.size() >= settings.maxBlocks() || bytes >= settings.maxBytes()) {
                break;
            }
            block = blocks.next(Duration.ZERO);
        }
        return run;
    }

    private Checkpoint apply(BlockProjection projection, Checkpoint from, List<Block> run) throws SQLException {
        long begun = System.nanoTime();
        long recordedAtMs = lastRecordedAtMs(run);
        Checkpoint to =
                projection.apply(from, run, next -> listener.projected(progress(from, next, recordedAtMs, begun)));
        lastRecordedAtMs = recordedAtMs == 0 ? lastRecordedAtMs : recordedAtMs;
        projected.reached(to.blockNumber());
        backOffMs = settings.firstBackOff().toMillis();
        listener.checkpointed(progress(from, to, recordedAtMs, begun));
        return to;
    }

    private boolean mark(BlockProjection projection) throws SQLException {
        long begun = System.nanoTime();
        boolean more = projection.markStale();
        listener.marked(new ProjectionListener.MarkingStep(more, System.nanoTime() - begun));
        return more;
    }

    private static ProjectionListener.Progress progress(
            Checkpoint from, Checkpoint to, long recordedAtMs, long begunNanos) {
        return new ProjectionListener.Progress(
                from.blockNumber() + 1,
                to.blockNumber(),
                to.nextFactNo() - from.nextFactNo(),
                recordedAtMs,
                System.nanoTime() - begunNanos);
    }

    private static long lastRecordedAtMs(List<Block> run) {
        long last = 0;
        for (Block block : run) {
            for (Transaction transaction : block.getTransactionsList()) {
                last = transaction.getRecordedAtMs();
            }
        }
        return last;
    }

    private void recovered() {
        if (problem != null) {
            LOG.info("projector goes on at block {}", projected.number() + 1);
        }
        problem = null;
        state = State.FOLLOWING;
    }

    private void halt(Exception cause) {
        problem = String.valueOf(cause.getMessage());
        state = State.HALTED;
        LOG.error("projector halted after block {}: {}", projected.number(), problem, cause);
        listener.failed(status());
    }

    private void waitAfter(Exception cause) {
        if (!open()) {
            return;
        }
        String now = String.valueOf(cause.getMessage());
        if (!now.equals(problem)) {
            LOG.warn("projector waits after block {}: {}", projected.number(), now);
        }
        problem = now;
        state = State.WAITING;
        listener.failed(status());
        try {
            if (closed.await(backOffMs, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            LOG.warn("projector interrupted and going on");
        }
        backOffMs = Math.min(2 * backOffMs, settings.longestBackOff().toMillis());
    }

    /** PostgreSQL is there and says that a value or row cannot be: trying again would say the same for ever. */
    private static boolean isRefusalOfData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
