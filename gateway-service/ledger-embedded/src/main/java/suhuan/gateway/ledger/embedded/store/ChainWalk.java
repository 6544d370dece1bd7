package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Goes through segments record by record and checks each: checksums, number, chain. */
final class ChainWalk {
    private final Segments segments;
    private final RecordCursor cursor;
    private long nextNumber;
    private byte[] previousSha256;

    /** Begins at a segment. */
    ChainWalk(Segments segments, SegmentHeader first) {
        this.segments = segments;
        this.cursor = new RecordCursor(segments);
        this.nextNumber = first.firstBlock();
        this.previousSha256 = first.previousSha256();
    }

    long nextNumber() {
        return nextNumber;
    }

    byte[] previousSha256() {
        return previousSha256;
    }

    /**
     * Goes through a segment.
     *
     * @param length length of the file
     * @param tail what to do where no whole record stands: answers whether the rest may be cut
     * @return offset behind the last whole record
     */
    long walk(SegmentHeader header, long length, TailRule tail, Consumer<StoredBlock> visitor) throws IOException {
        int segment = header.segment();
        if (header.firstBlock() != nextNumber || !Arrays.equals(header.previousSha256(), previousSha256)) {
            throw new CorruptStoreException(segments.path(segment), 0, "the file does not follow the one before it");
        }
        long offset = SegmentHeader.BYTES;
        while (offset < length) {
            RecordFormat.Finding finding = cursor.look(segment, offset, length);
            if (finding != RecordFormat.Finding.WHOLE) {
                long announced = finding == RecordFormat.Finding.BODY_BAD ? cursor.announcedLength() : 0;
                tail.mayCut(segment, offset, length, finding, announced);
                return offset;
            }
            StoredBlock block = cursor.block(segment, offset);
            check(block, segment, offset);
            visitor.accept(block);
            nextNumber++;
            previousSha256 = block.sha256();
            offset += block.length();
        }
        return offset;
    }

    private void check(StoredBlock block, int segment, long offset) {
        if (block.number() != nextNumber) {
            throw new CorruptStoreException(
                    segments.path(segment),
                    offset,
                    "block " + block.number() + " stands where " + nextNumber + " belongs");
        }
        if (!Arrays.equals(block.previousSha256(), previousSha256)) {
            throw new CorruptStoreException(
                    segments.path(segment), offset, "block " + nextNumber + " does not follow the block before it");
        }
        if (!block.sha256Fits()) {
            throw new CorruptStoreException(
                    segments.path(segment), offset, "block " + nextNumber + " differs from its SHA-256");
        }
    }

    /** Decides about bytes that are no whole record. */
    @FunctionalInterface
    interface TailRule {
        /** Returns where the bytes from {@code offset} to {@code length} may be cut; throws where they are damage. */
        void mayCut(int segment, long offset, long length, RecordFormat.Finding finding, long announced)
                throws IOException;
    }

    /** Nothing may be cut: the segment was finished, or its end is known. */
    static TailRule noTail(Segments segments) {
        return (segment, offset, length, finding, announced) -> {
            throw new CorruptStoreException(segments.path(segment), offset, describe(finding));
        };
    }

    static String describe(RecordFormat.Finding finding) {
        return switch (finding) {
            case WHOLE -> "a block that should not be here";
            case HEADER_CUT, BODY_CUT -> "a block is cut off";
            case HEADER_BAD -> "the header of a block fails its checksum";
            case BODY_BAD -> "a block fails its checksum";
        };
    }
}
