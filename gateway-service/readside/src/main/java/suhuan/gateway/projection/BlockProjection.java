package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import suhuan.ledger.v1.Block;

/** Applies blocks to one schema over one connection, each run of blocks in one SQL transaction with its checkpoint. */
final class BlockProjection {
    /** The projection looks rows up by their keys. A plan that reads a whole table for a block's keys costs more with every block. */
    private static final String BY_KEY =
            "; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

    private final Connection connection;
    private final String beginSql;
    private final Map<ItemKey, Long> registryNumbers = new HashMap<>();
    private final RecentItems recent = new RecentItems();
    private final BlockReader reader = new BlockReader();

    /**
     * @param connection used by this object alone; it leaves auto-commit off
     * @param schema schema of the read model
     */
    BlockProjection(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        // The read model can be rebuilt from the ledger, so a commit need not wait for the disk: after a crash of
        // PostgreSQL the
        // checkpoint tells which blocks are missing.
        this.beginSql = "set local search_path = " + ReadModelSchema.checkedName(schema)
                + "; set local synchronous_commit = off" + BY_KEY + "; select block_number from checkpoint for update";
        connection.setAutoCommit(false);
    }

    /** Where the tables stand. */
    Checkpoint checkpoint() throws SQLException {
        try {
            begin();
            return Checkpoint.read(connection);
        } finally {
            rollback();
        }
    }

    /**
     * Applies consecutive blocks that follow the checkpoint and commits.
     *
     * @param beforeCommit called with the new checkpoint when all rows are written
     * @return the new checkpoint
     * @throws InvalidLedgerException where the blocks do not follow the checkpoint or contradict themselves; nothing is written
     * @throws SQLException where PostgreSQL failed; whether the transaction was committed is then not known
     */
    Checkpoint apply(Checkpoint from, List<Block> blocks, Consumer<Checkpoint> beforeCommit) throws SQLException {
        boolean committed = false;
        try {
            if (begin() != from.blockNumber()) {
                throw new CheckpointMovedException();
            }
            Checkpoint to = applyWithin(from, blocks);
            beforeCommit.accept(to);
            connection.commit();
            committed = true;
            return to;
        } finally {
            if (!committed) {
                registryNumbers.clear();
                recent.clear();
                rollback();
            }
        }
    }

    /**
     * Does one bounded step of marking what relied on corrected facts, and commits.
     *
     * @return whether there may be more to do
     */
    boolean markStale() throws SQLException {
        boolean committed = false;
        try {
            begin();
            boolean more = StaleMarking.step(connection);
            connection.commit();
            committed = true;
            return more;
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    /** Begins a transaction, locks the checkpoint against other projectors, and returns the block it stands at. */
    private long begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(beginSql);
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
                try (ResultSet result = statement.getResultSet()) {
                    if (result != null && result.next()) {
                        return result.getLong(1);
                    }
                }
            }
            throw new IllegalStateException("the read model has no checkpoint");
        }
    }

    private Checkpoint applyWithin(Checkpoint from, List<Block> blocks) throws SQLException {
        List<RecordedFact> facts = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        long number = from.blockNumber();
        ByteString sha256 = from.blockSha256();
        for (Block block : blocks) {
            number++;
            checkFollows(block, number, sha256);
            sha256 = block.getSha256();
            facts.addAll(reader.read(block));
            sightings.addAll(reader.sightings(block));
        }
        ChildIndex children = new ChildIndex(from.nextRunNo());
        Checkpoint at = from;
        List<List<RecordedFact>> parts = Corrections.parts(facts);
        for (int p = 0; p < parts.size(); p++) {
            WorkingSet working = new WorkingSet(connection, at, registryNumbers, recent);
            Fold fold = new Fold(connection, working, children, at.nextFactNo());
            working.preload(parts.get(p));
            for (RecordedFact fact : parts.get(p)) {
                fold.apply(fact);
            }
            if (p == parts.size() - 1) {
                blocks.forEach(block -> transactions(working, block));
                for (Sighting sighting : sightings) {
                    fold.see(sighting);
                }
            }
            working.write(connection);
            working.keep();
            at = new Checkpoint(number, sha256, fold.nextFactNo(), working.nextItemNo(), children.nextRunNo());
        }
        children.write(connection);
        Checkpoint to = new Checkpoint(number, sha256, at.nextFactNo(), at.nextItemNo(), children.nextRunNo());
        if (!from.advance(connection, to)) {
            throw new CheckpointMovedException();
        }
        return to;
    }

    private static void transactions(WorkingSet working, Block block) {
        for (int t = 0; t < block.getTransactionsCount(); t++) {
            working.writer().transaction(block.getNumber(), t, block.getTransactions(t));
        }
    }

    private static void checkFollows(Block block, long number, ByteString previousSha256) {
        if (block.getNumber() != number) {
            throw new InvalidLedgerException("block " + block.getNumber(), "block " + number + " is next");
        }
        if (!block.getPreviousSha256().equals(previousSha256)) {
            throw new InvalidLedgerException(
                    "block " + number,
                    "does not follow the block the read model has; the read model is of another ledger and must be"
                            + " rebuilt");
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken; the caller drops it.
        }
    }

    /** Another projector moved the checkpoint; nothing was written here. */
    static final class CheckpointMovedException extends SQLException {
        CheckpointMovedException() {
            super("another projector moved the checkpoint");
        }
    }
}
