package suhuan.gateway.projection;

/** Hears of progress, for metrics. Called on the projector's thread; must return quickly and not throw. */
public interface ProjectionListener {
    /** Hears nothing. */
    ProjectionListener SILENT = new ProjectionListener() {};

    /** All rows up to a block are written in a transaction that is not yet committed. */
    default void projected(Progress progress) {}

    /** The transaction with its checkpoint is committed: the blocks are visible to readers. */
    default void checkpointed(Progress progress) {}

    /** A step of marking what relied on corrected facts is committed; where nothing was to mark too. */
    default void marked(MarkingStep step) {}

    /** PostgreSQL or the ledger failed, or a block cannot be followed. */
    default void failed(ProjectorStatus status) {}

    /**
     * A run of blocks.
     *
     * @param firstBlock first block
     * @param lastBlock last block
     * @param facts facts in them
     * @param lastRecordedAtMs time of the last transaction in them; milliseconds since 1970-01-01 UTC; 0 where there is none
     * @param elapsedNanos time since the run was begun
     */
    record Progress(long firstBlock, long lastBlock, long facts, long lastRecordedAtMs, long elapsedNanos) {}

    /**
     * A step of marking.
     *
     * @param more whether there may be more to do
     * @param elapsedNanos time since the step was begun
     */
    record MarkingStep(boolean more, long elapsedNanos) {}
}
