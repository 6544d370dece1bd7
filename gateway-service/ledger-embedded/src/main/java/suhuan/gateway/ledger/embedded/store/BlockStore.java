package suhuan.gateway.ledger.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks in append-only segment files, and the state they add up to.
 *
 * <p>A block goes three steps, each by one thread and each in order of blocks: {@link #prepare} lays it out, {@link #write}
 * makes it durable, {@link #publish} lets readers see it. The steps of different blocks may overlap.
 */
public final class BlockStore implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockStore.class);

    private final StoreOptions options;
    private final FolderLock folderLock;
    private final Segments segments;
    private final AcknowledgedMark mark;
    private final BlockIndex blocks;
    private final StateIndex state;
    private final WriteTail tail;
    private final Snapshots snapshots;
    private final Scrubber scrubber;

    private final ReentrantLock publishing = new ReentrantLock();
    private final Condition publishedMore = publishing.newCondition();
    private volatile PublishedBlock published;
    private volatile boolean failed;
    private volatile boolean closed;

    private BlockStore(
            Path folder,
            StoreOptions options,
            FolderLock folderLock,
            Segments segments,
            AcknowledgedMark mark,
            Recovery.Recovered recovered,
            Consumer<StoreException> onProblem) {
        this.options = options;
        this.folderLock = folderLock;
        this.segments = segments;
        this.mark = mark;
        this.blocks = recovered.blocks();
        this.state = recovered.state();
        this.tail = new WriteTail(recovered, options.segmentBytes());
        this.published = new PublishedBlock(
                recovered.lastBlock(),
                recovered.lastSha256(),
                Location.of(recovered.header().segment(), recovered.end()));
        this.snapshots = new Snapshots(
                options, folder, recovered.header().ledgerId(), snapshotSource(), recovered.snapshotBlock());
        this.scrubber = new Scrubber(
                segments, recovered.headers(), recovered.firstVerified(), options.scrubBytesPerSecond(), onProblem);
    }

    /**
     * Opens the store of a folder, or begins one.
     *
     * @param onProblem told when the background verification finds damage
     * @throws FolderInUseException where another process has it open
     * @throws CorruptStoreException where durable bytes are not what they were
     * @throws StoreException where it cannot be opened for another reason
     */
    public static BlockStore open(Path folder, StoreOptions options, Consumer<StoreException> onProblem) {
        try {
            make(folder.toAbsolutePath(), options.files());
        } catch (IOException problem) {
            throw new StoreException("ledger folder " + folder + " cannot be made: " + problem, problem);
        }
        FolderLock folderLock = FolderLock.take(folder);
        Segments segments = new Segments(folder, options.files());
        try {
            Recovery.Recovered recovered = new Recovery(folder, options, segments).run();
            AcknowledgedMark mark = AcknowledgedMark.open(
                    options.files(), folder, recovered.header().ledgerId());
            BlockStore store = new BlockStore(folder, options, folderLock, segments, mark, recovered, onProblem);
            store.startScrubber(recovered.firstVerified());
            return store;
        } catch (IOException problem) {
            closeQuietly(segments, folderLock);
            throw new StoreException("ledger folder " + folder + " cannot be opened: " + problem, problem);
        } catch (RuntimeException problem) {
            closeQuietly(segments, folderLock);
            throw problem;
        }
    }

    /** A folder whose name is not durable takes everything in it along when the power fails. */
    private static void make(Path folder, StoreFiles files) throws IOException {
        Path parent = folder.getParent();
        if (!Files.isDirectory(folder) && parent != null) {
            make(parent, files);
            Files.createDirectory(folder);
            files.syncFolder(parent);
        }
    }

    private void startScrubber(int older) {
        if (older > 0 && options.scrubBytesPerSecond() > 0) {
            Thread thread = new Thread(scrubber, "ledger-scrub");
            thread.setDaemon(true);
            thread.start();
        }
    }

    IndexSnapshot.Source snapshotSource() {
        return new IndexSnapshot.Source() {
            @Override
            public PublishedBlock published() {
                return published;
            }

            @Override
            public long location(long number) {
                return blocks.location(number);
            }

            @Override
            public KeyIndex keys() {
                return state.keys();
            }
        };
    }

    /** Id that the transaction of the next block to be prepared will have. */
    public String nextTransactionId(long recordedAtMs) {
        return tail.transactionId(recordedAtMs);
    }

    /** Number of the next block to be prepared. */
    public long nextNumber() {
        return tail.number();
    }

    /** Time of the last block prepared, milliseconds since 1970-01-01 UTC; {@link Long#MIN_VALUE} where there is none. */
    public long lastRecordedAtMs() {
        return tail.recordedAtMs();
    }

    /**
     * Lays out the next block. Once prepared it must be written before any other.
     *
     * @param recordedAtMs time of its transaction; not less than that of the block before
     * @throws IllegalArgumentException where a key or a value cannot be stored
     */
    public PreparedBlock prepare(long recordedAtMs, byte[] batch, byte[] result, SortedMap<String, byte[]> writes) {
        List<byte[]> keys = new ArrayList<>(writes.size());
        for (Map.Entry<String, byte[]> write : writes.entrySet()) {
            keys.add(KeyBytes.of(write.getKey()));
        }
        return tail.next(recordedAtMs, batch, result, keys, writes, state.keyHash());
    }

    /** Makes a block durable. After a failure nothing more is written until the next start. */
    public void write(PreparedBlock block) throws BlockNotWrittenException {
        if (failed) {
            throw new BlockNotWrittenException("an earlier block was not written", false, new IOException("stopped"));
        }
        int segment = Location.segment(block.location());
        long offset = Location.offset(block.location());
        boolean syncing = false;
        try {
            if (block.opensSegment()) {
                segments.create(block.header());
            }
            StoreFile file = segments.file(segment);
            StoreIo.write(file, offset, block.record());
            syncing = true;
            file.force();
            mark.write(new AcknowledgedMark.Mark(block.number(), segment, offset + block.length()));
        } catch (IOException problem) {
            failed = true;
            boolean undone = cutBack(segment, offset);
            throw new BlockNotWrittenException(
                    "block " + block.number() + " could not be written to " + segments.path(segment) + ": "
                            + problem.getMessage(),
                    syncing || !undone,
                    problem);
        }
    }

    /** Takes a block that failed out of the file, so that the next start does not find it. */
    private boolean cutBack(int segment, long offset) {
        try {
            if (Files.exists(segments.path(segment))) {
                segments.file(segment).truncate(offset);
            }
            return true;
        } catch (IOException problem) {
            LOG.error("{} could not be cut back to offset {}", segments.path(segment), offset, problem);
            return false;
        }
    }

    /** Lets readers see a durable block. */
    public void publish(PreparedBlock block) {
        state.apply(block);
        blocks.add(block.number(), block.location());
        publishing.lock();
        try {
            published = new PublishedBlock(block.number(), block.sha256(), block.location() + block.length());
            publishedMore.signalAll();
        } finally {
            publishing.unlock();
        }
        snapshots.grown(block.length());
    }

    /** Number of the last block readers see; -1 for none. */
    public long lastBlock() {
        return published.number();
    }

    /**
     * Waits until readers see a block.
     *
     * @return false where it did not come in time
     */
    public boolean await(long number, long timeoutNanos, BooleanSupplier givenUp) throws InterruptedException {
        if (published.number() >= number) {
            return true;
        }
        publishing.lockInterruptibly();
        try {
            long left = timeoutNanos;
            while (published.number() < number) {
                if (left <= 0 || closed || givenUp.getAsBoolean()) {
                    return false;
                }
                left = publishedMore.awaitNanos(left);
            }
            return true;
        } finally {
            publishing.unlock();
        }
    }

    /** Lets everyone who waits look again whether to give up. */
    public void wakeAll() {
        publishing.lock();
        try {
            publishedMore.signalAll();
        } finally {
            publishing.unlock();
        }
    }

    /** Values of the keys that exist, all as of one published block. */
    public Map<String, VersionedValue> read(Collection<String> keys) {
        return state.read(keys);
    }

    /** Whether the keys have these versions in the published state; version 0 means the key does not exist. */
    public boolean hasVersions(Map<String, Long> versions) {
        return state.hasVersions(versions);
    }

    /** A reader of published blocks, for one thread. */
    public BlockReader reader() {
        return new BlockReader(segments, blocks, () -> published);
    }

    /** Number of keys. */
    public long keyCount() {
        return state.keys().size();
    }

    /** Bytes of heap in the arrays of the key index. */
    public long indexHeapBytes() {
        return state.keys().heapBytes();
    }

    /** Whether the background verification has ended, or there was nothing for it to do. */
    public boolean scrubbed() {
        return scrubber.done();
    }

    PublishedBlock published() {
        return published;
    }

    StateIndex state() {
        return state;
    }

    Segments segments() {
        return segments;
    }

    @Override
    public void close() {
        closed = true;
        wakeAll();
        scrubber.stop();
        snapshots.close(failed);
        try {
            if (!failed) {
                PublishedBlock last = published;
                mark.settle(new AcknowledgedMark.Mark(
                        last.number(), Location.segment(last.end()), Location.offset(last.end())));
            }
        } catch (IOException problem) {
            LOG.warn("the acknowledged mark could not be brought to disk", problem);
        }
        closeQuietly(mark, segments, folderLock);
    }

    private static void closeQuietly(Closeable... all) {
        for (Closeable one : all) {
            try {
                one.close();
            } catch (IOException problem) {
                LOG.warn("a ledger file could not be closed", problem);
            }
        }
    }
}
