package suhuan.gateway.ledger.embedded.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A block as it lies in a segment, big-endian.
 *
 * <pre>
 * header   magic (4) · body length (4) · block number (8) · CRC-32C (4) of these and of the record's place
 * body     SHA-256 of the block before (32) · recorded_at_ms (8) · lengths of batch, result and writes (4 each)
 *          · number of writes (4) · batch · result · writes · SHA-256 of this block (32)
 * a write  CRC-32C (4) of the rest of it · key length (4) · value length (4) · key · value
 * trailer  CRC-32C (4) of the body · commit word (4), never zero
 * </pre>
 *
 * <p>The checksum of the header covers the record's place, so that a record written to a wrong place is not taken for a
 * good one; the header has a checksum of its own, so that a damaged length is not taken for a torn end.
 */
final class RecordFormat {
    static final int MAGIC = 0x53484231;
    static final int HEADER_BYTES = 20;
    static final int TRAILER_BYTES = 8;
    static final int BODY_PREFIX_BYTES = 56;
    static final int WRITE_PREFIX_BYTES = 12;
    static final int SHORTEST_BODY = BODY_PREFIX_BYTES + Checksums.SHA256_BYTES;
    private static final byte[] BLOCK_DOMAIN = "suhuan/block/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSACTION_DOMAIN = "suhuan/transaction/v1\n".getBytes(StandardCharsets.US_ASCII);

    private RecordFormat() {}

    /** What stands at a place in a segment. */
    enum Finding {
        /** A whole record, all checksums right. */
        WHOLE,
        /** Fewer bytes than a header has. */
        HEADER_CUT,
        /** A header that fails its checksum or contradicts itself. */
        HEADER_BAD,
        /** A good header and fewer bytes than it announces. */
        BODY_CUT,
        /** All bytes there, and the body or the trailer fails its check. */
        BODY_BAD
    }

    static int commitWord(long number) {
        return 0x53484543 ^ ((int) number & 0x00FF_FFFF);
    }

    static int headerCrc(ByteBuffer record, int at, long location) {
        ByteBuffer covered = ByteBuffer.allocate(HEADER_BYTES + 4);
        covered.putInt(record.getInt(at)).putInt(record.getInt(at + 4)).putLong(record.getLong(at + 8));
        covered.putLong(location);
        return Checksums.crc32c(covered.array(), 0, HEADER_BYTES + 4);
    }

    /** Looks at what stands at {@code at}, where {@code available} bytes follow and the place is {@code location}. */
    static Finding inspect(byte[] bytes, int at, int available, long location) {
        if (available < HEADER_BYTES) {
            return Finding.HEADER_CUT;
        }
        ByteBuffer record = ByteBuffer.wrap(bytes);
        int bodyLength = record.getInt(at + 4);
        if (record.getInt(at) != MAGIC
                || bodyLength < SHORTEST_BODY
                || record.getInt(at + 16) != headerCrc(record, at, location)) {
            return Finding.HEADER_BAD;
        }
        if (available - HEADER_BYTES - TRAILER_BYTES < bodyLength) {
            return Finding.BODY_CUT;
        }
        int body = at + HEADER_BYTES;
        int trailer = body + bodyLength;
        boolean good = record.getInt(trailer) == Checksums.crc32c(bytes, body, bodyLength)
                && record.getInt(trailer + 4) == commitWord(record.getLong(at + 8))
                && lengthsFit(record, body, bodyLength);
        return good ? Finding.WHOLE : Finding.BODY_BAD;
    }

    private static boolean lengthsFit(ByteBuffer record, int body, int bodyLength) {
        int batch = record.getInt(body + 40);
        int result = record.getInt(body + 44);
        int writes = record.getInt(body + 48);
        return batch >= 0 && result >= 0 && writes >= 0 && (long) SHORTEST_BODY + batch + result + writes == bodyLength;
    }

    /** Length of the record that a good header announces. */
    static long recordLength(byte[] bytes, int at) {
        return (long) HEADER_BYTES + ByteBuffer.wrap(bytes).getInt(at + 4) + TRAILER_BYTES;
    }

    /**
     * SHA-256 over the domain, number (8), SHA-256 of the block before (32), recorded_at_ms (8), and the SHA-256 of batch,
     * of result and of writes (32 each).
     */
    static byte[] blockSha256(
            long number,
            byte[] previousSha256,
            long recordedAtMs,
            byte[] bytes,
            int from,
            int batch,
            int result,
            int writes) {
        MessageDigest inner = Checksums.sha256();
        MessageDigest outer = Checksums.sha256();
        outer.update(BLOCK_DOMAIN);
        outer.update(ByteBuffer.allocate(8).putLong(number).array());
        outer.update(previousSha256);
        outer.update(ByteBuffer.allocate(8).putLong(recordedAtMs).array());
        inner.update(bytes, from, batch);
        outer.update(inner.digest());
        inner.update(bytes, from + batch, result);
        outer.update(inner.digest());
        inner.update(bytes, from + batch + result, writes);
        outer.update(inner.digest());
        return outer.digest();
    }

    /** Sixteen hexadecimal digits of the block's number and forty-eight of a SHA-256 over what is known before execution. */
    static String transactionId(long number, byte[] previousSha256, long recordedAtMs) {
        MessageDigest digest = Checksums.sha256();
        digest.update(TRANSACTION_DOMAIN);
        digest.update(previousSha256);
        digest.update(
                ByteBuffer.allocate(16).putLong(number).putLong(recordedAtMs).array());
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(number) + hex.formatHex(digest.digest(), 0, 24);
    }
}
