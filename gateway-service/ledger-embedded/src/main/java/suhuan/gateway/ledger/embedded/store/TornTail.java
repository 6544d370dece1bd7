package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, at the end of the newest segment, a record that was being written when the machine stopped from a record that was
 * damaged later. The first may be cut, for nobody was told of it; the second stops the start.
 *
 * <p>Before the acknowledged mark everything was durable, so nothing there may be missing or wrong. Behind it, writing goes
 * from front to back, so a record being written lacks bytes at its end: the file ends early, or (after a power cut, where a
 * file system had reserved the room) zeros stand to the end of the file in place of the trailer, whose commit word is never
 * zero. A record that is there to its end and does not fit its checksum was damaged.
 */
final class TornTail implements ChainWalk.TailRule {
    private static final Logger LOG = LoggerFactory.getLogger(TornTail.class);

    private final Segments segments;
    private final AcknowledgedMark.@Nullable Mark mark;

    TornTail(Segments segments, AcknowledgedMark.@Nullable Mark mark) {
        this.segments = segments;
        this.mark = mark;
    }

    @Override
    public void mayCut(int segment, long offset, long length, RecordFormat.Finding finding, long announced)
            throws IOException {
        if (mark != null && (segment < mark.segment() || (segment == mark.segment() && offset < mark.offset()))) {
            throw new CorruptStoreException(
                    segments.path(segment), offset, ChainWalk.describe(finding) + ", though it had been acknowledged");
        }
        boolean torn = switch (finding) {
            case WHOLE -> false;
            case HEADER_CUT, BODY_CUT -> true;
            case HEADER_BAD -> zerosFrom(segment, length) <= offset + RecordFormat.HEADER_BYTES;
            case BODY_BAD -> zerosFrom(segment, length) <= offset + announced - RecordFormat.TRAILER_BYTES;
        };
        if (!torn) {
            throw new CorruptStoreException(segments.path(segment), offset, ChainWalk.describe(finding));
        }
        LOG.warn(
                "cut {} bytes at offset {} of {}: a block that was being written when the ledger stopped, never acknowledged",
                length - offset,
                offset,
                segments.path(segment));
    }

    /** Offset from which on the file holds only zeros. */
    private long zerosFrom(int segment, long length) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long end = length;
        while (end > SegmentHeader.BYTES) {
            long from = Math.max(SegmentHeader.BYTES, end - piece.length);
            int count = StoreIo.read(segments.file(segment), from, piece, 0, (int) (end - from));
            for (int i = count - 1; i >= 0; i--) {
                if (piece[i] != 0) {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return end;
    }
}
