package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;

/** Reads records one after the other through a buffer of its own. For one thread. */
final class RecordCursor {
    private static final int SMALLEST = 8 * 1024;
    private static final int BUFFER = 512 * 1024;

    private final Segments segments;
    private byte[] buffer = new byte[0];
    private int segment = -1;
    private long start;
    private int filled;
    private int at;

    RecordCursor(Segments segments) {
        this.segments = segments;
    }

    /**
     * Looks at what stands at a place.
     *
     * @param limit offset behind the last byte that may be looked at
     */
    RecordFormat.Finding look(int segment, long offset, long limit) throws IOException {
        int available = have(segment, offset, RecordFormat.HEADER_BYTES, limit);
        RecordFormat.Finding finding = RecordFormat.inspect(buffer, at, available, Location.of(segment, offset));
        if (finding != RecordFormat.Finding.BODY_CUT) {
            return finding;
        }
        long length = RecordFormat.recordLength(buffer, at);
        if (length > limit - offset) {
            return finding;
        }
        available = have(segment, offset, Math.toIntExact(length), limit);
        return RecordFormat.inspect(buffer, at, available, Location.of(segment, offset));
    }

    /** The record just found whole; valid until the next look. */
    StoredBlock block(int segment, long offset) {
        return new StoredBlock(buffer, at, Location.of(segment, offset));
    }

    /** Length the record just looked at announces; only with a good header. */
    long announcedLength() {
        return RecordFormat.recordLength(buffer, at);
    }

    /** Brings bytes from {@code offset} on into the buffer; answers how many are there, {@code wanted} if the file has them. */
    private int have(int wantedSegment, long offset, int wanted, long limit) throws IOException {
        if (wantedSegment != segment || offset < start || offset + wanted > start + filled) {
            // A follower at the end of the ledger needs little; one that catches up grows into the whole buffer.
            long useful = Math.min(BUFFER, Math.max(limit - offset, 2L * buffer.length));
            if (buffer.length < Math.max(wanted, useful)) {
                buffer = new byte[(int) Math.max(wanted, Math.max(useful, SMALLEST))];
            }
            int count = (int) Math.min(buffer.length, Math.max(0, limit - offset));
            segment = wantedSegment;
            start = offset;
            filled = 0;
            filled = StoreIo.read(segments.file(segment), offset, buffer, 0, count);
        }
        at = (int) (offset - start);
        return (int) Math.min(filled - at, Math.max(0, limit - offset));
    }
}
