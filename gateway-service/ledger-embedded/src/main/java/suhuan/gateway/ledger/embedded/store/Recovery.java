package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start: finds out what the folder holds, verifies the newest part of it, and brings the index up to the last block. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Path folder;
    private final StoreOptions options;
    private final Segments segments;

    Recovery(Path folder, StoreOptions options, Segments segments) {
        this.folder = folder;
        this.options = options;
        this.segments = segments;
    }

    /**
     * What the folder holds.
     *
     * @param header header of the newest segment
     * @param end offset behind its last block
     * @param lastBlock number of the last block; -1 for none
     * @param lastSha256 its SHA-256; zeros for none
     * @param lastRecordedAtMs its time; {@link Long#MIN_VALUE} for none
     * @param firstVerified first segment that was verified
     * @param snapshotBlock block the index snapshot stands for; -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Recovered(
            SegmentHeader header,
            long end,
            long lastBlock,
            byte[] lastSha256,
            long lastRecordedAtMs,
            int firstVerified,
            List<SegmentHeader> headers,
            long snapshotBlock,
            BlockIndex blocks,
            StateIndex state) {}

    Recovered run() throws IOException {
        removeUnfinished();
        TreeMap<Integer, Path> found = findSegments();
        if (found.isEmpty()) {
            begin();
            found = findSegments();
        }
        List<SegmentHeader> headers = readHeaders(found);
        byte[] ledgerId = headers.get(0).ledgerId();
        AcknowledgedMark.Mark mark = AcknowledgedMark.read(options.files(), folder, ledgerId);
        checkReachesMark(headers, mark);
        if (mark == null) {
            LOG.warn("{} is missing: a cut last block cannot be told from one that was never finished", folder);
        }
        IndexSnapshot snapshot = IndexSnapshot.load(options.files(), folder, ledgerId);
        long witnessed = Math.max(mark == null ? -1 : mark.block(), snapshot == null ? -1 : snapshot.covered());
        Recovered recovered = walk(headers, mark, usable(snapshot, headers), witnessed);
        settleEnd(recovered, mark);
        return recovered;
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(path -> path.getFileName().toString().endsWith(".tmp"))
                    .toList()) {
                Files.delete(path);
            }
        }
    }

    private TreeMap<Integer, Path> findSegments() throws IOException {
        TreeMap<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Integer segment = SegmentHeader.segmentOf(path.getFileName().toString());
                if (segment != null) {
                    found.put(segment, path);
                }
            }
        }
        return found;
    }

    /** Begins a ledger in an empty folder. */
    private void begin() throws IOException {
        if (Files.exists(folder.resolve(AcknowledgedMark.FILE_NAME))
                || !IndexSnapshot.list(folder).isEmpty()) {
            throw new CorruptStoreException(
                    segments.path(0), 0, "the file is missing, though blocks were acknowledged");
        }
        UUID id = UUID.randomUUID();
        byte[] ledgerId = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        segments.create(new SegmentHeader(0, ledgerId, 0, new byte[Checksums.SHA256_BYTES], 0));
        try (AcknowledgedMark mark = AcknowledgedMark.open(options.files(), folder, ledgerId)) {
            mark.settle(new AcknowledgedMark.Mark(-1, 0, SegmentHeader.BYTES));
        }
        options.files().syncFolder(folder);
        LOG.info("began a new ledger in {}", folder);
    }

    private List<SegmentHeader> readHeaders(TreeMap<Integer, Path> found) throws IOException {
        List<SegmentHeader> headers = new ArrayList<>();
        long lengthBefore = 0;
        for (int segment = 0; segment <= found.lastKey(); segment++) {
            Path path = segments.path(segment);
            if (!found.containsKey(segment)) {
                throw new CorruptStoreException(path, 0, "the file is missing");
            }
            SegmentHeader header = SegmentHeader.read(segments, segment);
            if (header.segment() != segment
                    || (segment > 0
                            && !Arrays.equals(header.ledgerId(), headers.get(0).ledgerId()))) {
                throw new CorruptStoreException(path, 0, "the file belongs to another place or ledger");
            }
            if (header.previousLength() != lengthBefore) {
                throw new CorruptStoreException(
                        segments.path(segment - 1),
                        Math.min(lengthBefore, header.previousLength()),
                        "the file has " + lengthBefore + " bytes, the next one says " + header.previousLength());
            }
            headers.add(header);
            lengthBefore = segments.file(segment).length();
        }
        return headers;
    }

    private void checkReachesMark(List<SegmentHeader> headers, AcknowledgedMark.@Nullable Mark mark)
            throws IOException {
        if (mark == null) {
            return;
        }
        int newest = headers.size() - 1;
        if (mark.segment() > newest) {
            throw new CorruptStoreException(segments.path(mark.segment()), 0, "the file is missing");
        }
        long length = segments.file(mark.segment()).length();
        if (length < mark.offset()) {
            throw new CorruptStoreException(
                    segments.path(mark.segment()),
                    length,
                    "the file ends, though blocks up to offset " + mark.offset() + " had been acknowledged");
        }
    }

    /** A snapshot counts only where the block it stands for is where it says and is the one it says. */
    private @Nullable IndexSnapshot usable(@Nullable IndexSnapshot snapshot, List<SegmentHeader> headers)
            throws IOException {
        if (snapshot == null) {
            return null;
        }
        long location = snapshot.blocks().location(snapshot.block());
        int segment = Location.segment(location);
        long offset = Location.offset(location);
        if (segment < headers.size() && offset >= SegmentHeader.BYTES) {
            RecordCursor cursor = new RecordCursor(segments);
            long length = segments.file(segment).length();
            if (cursor.look(segment, offset, length) == RecordFormat.Finding.WHOLE) {
                StoredBlock block = cursor.block(segment, offset);
                if (block.number() == snapshot.block() && Arrays.equals(block.sha256(), snapshot.sha256())) {
                    return snapshot;
                }
            }
        }
        LOG.warn("index snapshot of block {} left out, it does not fit the blocks", snapshot.block());
        return null;
    }

    private Recovered walk(
            List<SegmentHeader> headers,
            AcknowledgedMark.@Nullable Mark mark,
            @Nullable IndexSnapshot snapshot,
            long witnessed)
            throws IOException {
        int newest = headers.size() - 1;
        long snapshotBlock = snapshot == null ? -1 : snapshot.block();
        BlockIndex blocks = snapshot == null ? new BlockIndex() : snapshot.blocks();
        KeyHash keyHash = KeyHash.sip(headers.get(0).ledgerId());
        StateIndex state = new StateIndex(
                snapshot == null ? new KeyIndex() : snapshot.keys(),
                keyHash,
                new ValueReader(segments, options.cachedValues()));
        int first = Math.min(firstToVerify(newest), segmentOf(snapshotBlock + 1, headers));
        ChainWalk walk = new ChainWalk(segments, headers.get(first));
        long[] recordedAtMs = {Long.MIN_VALUE};
        long end = SegmentHeader.BYTES;
        for (int segment = first; segment <= newest; segment++) {
            ChainWalk.TailRule tail = segment == newest ? new TornTail(segments, mark) : ChainWalk.noTail(segments);
            long length = segments.file(segment).length();
            end = walk.walk(headers.get(segment), length, tail, block -> {
                recordedAtMs[0] = block.recordedAtMs();
                if (block.number() > snapshotBlock) {
                    blocks.add(block.number(), block.location());
                    state.replay(block);
                }
            });
        }
        long lastBlock = walk.nextNumber() - 1;
        if (lastBlock < witnessed) {
            // The mark or a snapshot, whole and of this ledger, has seen more.
            throw new CorruptStoreException(
                    segments.path(newest),
                    end,
                    "blocks end with " + lastBlock + ", though block " + witnessed + " had been acknowledged");
        }
        if (recordedAtMs[0] == Long.MIN_VALUE && lastBlock >= 0) {
            recordedAtMs[0] = recordedAtMs(blocks.location(lastBlock));
        }
        return new Recovered(
                headers.get(newest),
                end,
                lastBlock,
                walk.previousSha256(),
                recordedAtMs[0],
                first,
                headers,
                snapshotBlock,
                blocks,
                state);
    }

    private int firstToVerify(int newest) throws IOException {
        if (options.verifyAll()) {
            return 0;
        }
        int first = newest;
        long bytes = segments.file(newest).length();
        while (first > 0 && bytes < options.verifyBytes()) {
            first--;
            bytes += segments.file(first).length();
        }
        return first;
    }

    private static int segmentOf(long block, List<SegmentHeader> headers) {
        int segment = headers.size() - 1;
        while (segment > 0 && headers.get(segment).firstBlock() > block) {
            segment--;
        }
        return segment;
    }

    /** Where the newest segment holds no block yet, the last one stands in the segment before. */
    private long recordedAtMs(long location) throws IOException {
        int segment = Location.segment(location);
        long offset = Location.offset(location);
        RecordCursor cursor = new RecordCursor(segments);
        RecordFormat.Finding finding =
                cursor.look(segment, offset, segments.file(segment).length());
        if (finding != RecordFormat.Finding.WHOLE) {
            throw new CorruptStoreException(segments.path(segment), offset, ChainWalk.describe(finding));
        }
        return cursor.block(segment, offset).recordedAtMs();
    }

    /**
     * Cuts a torn end and makes what stands behind the mark durable. A block there was written whole and perhaps never
     * synced; after a failed fsync the system may hold its bytes for written when they are not. So they are written again.
     */
    private void settleEnd(Recovered recovered, AcknowledgedMark.@Nullable Mark mark) throws IOException {
        int segment = recovered.header().segment();
        StoreFile file = segments.file(segment);
        if (file.length() > recovered.end()) {
            file.truncate(recovered.end());
        }
        long from = mark != null && mark.segment() == segment ? mark.offset() : SegmentHeader.BYTES;
        byte[] piece = new byte[256 * 1024];
        for (long at = from; at < recovered.end(); at += piece.length) {
            int count = (int) Math.min(piece.length, recovered.end() - at);
            int got = StoreIo.read(file, at, piece, 0, count);
            StoreIo.write(file, at, ByteBuffer.wrap(piece, 0, got));
        }
        file.force();
        try (AcknowledgedMark settled = AcknowledgedMark.open(
                options.files(), folder, recovered.header().ledgerId())) {
            settled.settle(new AcknowledgedMark.Mark(recovered.lastBlock(), segment, recovered.end()));
        }
    }
}
