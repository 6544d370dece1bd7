package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * First bytes of a segment file: what it belongs to and what it follows. Big-endian: magic (8), version (4), segment (4),
 * ledger id (16), first block (8), SHA-256 of the block before (32), length of the segment before (8), CRC-32C (4).
 *
 * @param segment number of the segment, from 0
 * @param ledgerId sixteen random bytes made with the ledger
 * @param firstBlock number of its first block
 * @param previousSha256 SHA-256 of the block before; zeros where there is none
 * @param previousLength length in bytes of the segment before, which is never written again; 0 where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record SegmentHeader(int segment, byte[] ledgerId, long firstBlock, byte[] previousSha256, long previousLength) {
    static final int BYTES = 84;
    static final int VERSION = 1;
    private static final byte[] MAGIC = "SUHUANBK".getBytes(StandardCharsets.US_ASCII);

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.put(MAGIC).putInt(VERSION).putInt(segment).put(ledgerId).putLong(firstBlock);
        out.put(previousSha256).putLong(previousLength);
        out.putInt(Checksums.crc32c(out.array(), 0, BYTES - 4));
        return out.array();
    }

    static SegmentHeader decode(byte[] bytes, Path file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(BYTES - 4) != Checksums.crc32c(bytes, 0, BYTES - 4)) {
            throw new CorruptStoreException(file, 0, "the file header fails its checksum");
        }
        byte[] magic = take(in, MAGIC.length);
        int version = in.getInt();
        if (!Arrays.equals(magic, MAGIC) || version != VERSION) {
            throw new StoreException("ledger file " + file + " is of format version " + version
                    + ", this program reads version " + VERSION + "; use the program that wrote it");
        }
        return new SegmentHeader(in.getInt(), take(in, 16), in.getLong(), take(in, 32), in.getLong());
    }

    /** Reads the header of a segment's file. */
    static SegmentHeader read(Segments segments, int segment) throws IOException {
        byte[] bytes = new byte[BYTES];
        if (StoreIo.read(segments.file(segment), 0, bytes, 0, BYTES) < BYTES) {
            throw new CorruptStoreException(segments.path(segment), 0, "the file header is cut off");
        }
        return decode(bytes, segments.path(segment));
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    static String fileName(int segment) {
        return "blocks-%08d.seg".formatted(segment);
    }

    /** Number of the segment that a file of this name holds; null for other files. */
    static @Nullable Integer segmentOf(String fileName) {
        return fileName.matches("blocks-\\d{8}\\.seg") ? Integer.valueOf(fileName.substring(7, 15)) : null;
    }
}
