package suhuan.gateway.ledger.embedded.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A whole record with its checksums right, seen in a buffer: valid until the buffer is filled again. */
public final class StoredBlock {
    private final byte[] bytes;
    private final int at;
    private final long location;
    private final ByteBuffer view;
    private final int body;

    StoredBlock(byte[] bytes, int at, long location) {
        this.bytes = bytes;
        this.at = at;
        this.location = location;
        this.view = ByteBuffer.wrap(bytes);
        this.body = at + RecordFormat.HEADER_BYTES;
    }

    /** Number of the block. */
    public long number() {
        return view.getLong(at + 8);
    }

    /** SHA-256 of the block before; zeros for block 0. */
    public byte[] previousSha256() {
        return Arrays.copyOfRange(bytes, body, body + Checksums.SHA256_BYTES);
    }

    /** Time of the transaction, milliseconds since 1970-01-01 UTC. */
    public long recordedAtMs() {
        return view.getLong(body + 32);
    }

    /** SHA-256 of the block. */
    public byte[] sha256() {
        int end = body + bodyLength();
        return Arrays.copyOfRange(bytes, end - Checksums.SHA256_BYTES, end);
    }

    /** Id of the transaction. */
    public String transactionId() {
        return RecordFormat.transactionId(number(), previousSha256(), recordedAtMs());
    }

    /** Exact bytes of the batch, not copied. */
    public ByteString batch() {
        return UnsafeByteOperations.unsafeWrap(bytes, batchStart(), batchLength());
    }

    /** Exact bytes of the result, not copied. */
    public ByteString result() {
        return UnsafeByteOperations.unsafeWrap(bytes, batchStart() + batchLength(), resultLength());
    }

    /** Number of keys written. */
    public int writeCount() {
        return view.getInt(body + 52);
    }

    /** Gives each write to the visitor, in order. */
    public void writes(WriteVisitor visitor) {
        int cursor = batchStart() + batchLength() + resultLength();
        for (int i = 0; i < writeCount(); i++) {
            int keyLength = view.getInt(cursor + 4);
            int valueLength = view.getInt(cursor + 8);
            int key = cursor + RecordFormat.WRITE_PREFIX_BYTES;
            int value = key + keyLength;
            visitor.visit(
                    Arrays.copyOfRange(bytes, key, value),
                    UnsafeByteOperations.unsafeWrap(bytes, value, valueLength),
                    location + (cursor - at));
            cursor = value + valueLength;
        }
    }

    /** Whether the block's SHA-256 is that of its parts. */
    public boolean sha256Fits() {
        byte[] expected = RecordFormat.blockSha256(
                number(),
                previousSha256(),
                recordedAtMs(),
                bytes,
                batchStart(),
                batchLength(),
                resultLength(),
                view.getInt(body + 48));
        return Arrays.equals(expected, sha256());
    }

    long location() {
        return location;
    }

    int length() {
        return RecordFormat.HEADER_BYTES + bodyLength() + RecordFormat.TRAILER_BYTES;
    }

    private int bodyLength() {
        return view.getInt(at + 4);
    }

    private int batchStart() {
        return body + RecordFormat.BODY_PREFIX_BYTES;
    }

    private int batchLength() {
        return view.getInt(body + 40);
    }

    private int resultLength() {
        return view.getInt(body + 44);
    }

    /** Takes writes one by one. */
    @FunctionalInterface
    public interface WriteVisitor {
        /**
         * Takes a write.
         *
         * @param key the key's bytes, UTF-8
         * @param value the value, valid as long as the block
         * @param version version the value has: its place in the segments
         */
        void visit(byte[] key, ByteString value, long version);

        /** Text of a key. */
        static String text(byte[] key) {
            return new String(key, StandardCharsets.UTF_8);
        }
    }
}
