package suhuan.gateway.ledger.embedded.store;

/**
 * How a store is kept.
 *
 * @param segmentBytes length from which a new segment file is begun; 1 KiB to 1 GiB
 * @param verifyBytes newest bytes of blocks that are verified before a start ends; older segments are verified after it
 * @param verifyAll verify every block before the start ends
 * @param snapshotBytes bytes of blocks after which a snapshot of the index is written; more where the index is larger
 * @param scrubBytesPerSecond how fast older segments are verified in the background; 0 leaves it out
 * @param cachedValues values kept in memory, at most; 0 keeps none
 * @param files the file system
 */
public record StoreOptions(
        long segmentBytes,
        long verifyBytes,
        boolean verifyAll,
        long snapshotBytes,
        long scrubBytesPerSecond,
        int cachedValues,
        StoreFiles files) {
    private static final long MIB = 1024 * 1024;

    /** Checks the ranges. */
    public StoreOptions {
        if (segmentBytes < 1024
                || segmentBytes > 1024 * MIB
                || verifyBytes < 0
                || snapshotBytes < 0
                || scrubBytesPerSecond < 0
                || cachedValues < 0) {
            throw new IllegalArgumentException("store option out of range");
        }
    }

    /** Segments of 64 MiB, the newest 256 MiB verified at the start, the rest at 64 MiB a second after it. */
    public static StoreOptions defaults() {
        return new StoreOptions(64 * MIB, 256 * MIB, false, 64 * MIB, 64 * MIB, 4096, StoreFiles.disk());
    }

    /** With another length of segments. */
    public StoreOptions withSegmentBytes(long bytes) {
        return new StoreOptions(bytes, verifyBytes, verifyAll, snapshotBytes, scrubBytesPerSecond, cachedValues, files);
    }

    /** With another amount verified at the start. */
    public StoreOptions withVerifyBytes(long bytes) {
        return new StoreOptions(
                segmentBytes, bytes, verifyAll, snapshotBytes, scrubBytesPerSecond, cachedValues, files);
    }

    /** With every block verified at the start, or not. */
    public StoreOptions withVerifyAll(boolean all) {
        return new StoreOptions(
                segmentBytes, verifyBytes, all, snapshotBytes, scrubBytesPerSecond, cachedValues, files);
    }

    /** With another distance between snapshots. */
    public StoreOptions withSnapshotBytes(long bytes) {
        return new StoreOptions(segmentBytes, verifyBytes, verifyAll, bytes, scrubBytesPerSecond, cachedValues, files);
    }

    /** With another speed of the background verification. */
    public StoreOptions withScrubBytesPerSecond(long bytes) {
        return new StoreOptions(segmentBytes, verifyBytes, verifyAll, snapshotBytes, bytes, cachedValues, files);
    }

    /** With another number of cached values. */
    public StoreOptions withCachedValues(int values) {
        return new StoreOptions(
                segmentBytes, verifyBytes, verifyAll, snapshotBytes, scrubBytesPerSecond, values, files);
    }

    /** On another file system. */
    public StoreOptions withFiles(StoreFiles other) {
        return new StoreOptions(
                segmentBytes, verifyBytes, verifyAll, snapshotBytes, scrubBytesPerSecond, cachedValues, other);
    }
}
