package suhuan.gateway.ledger.embedded.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads a snapshot front to back; nothing it gives may be believed before its checksum was found right. */
final class SnapshotReader {
    private final StoreFile file;
    private final long length;
    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024).limit(0);
    private final CRC32C crc = new CRC32C();
    private long loaded;

    SnapshotReader(StoreFile file) throws IOException {
        this.file = file;
        this.length = file.length();
    }

    /** Bytes not yet given. */
    long remaining() {
        return length - loaded + buffer.remaining();
    }

    int getInt() throws IOException {
        need(Integer.BYTES);
        return given(Integer.BYTES).getInt();
    }

    long getLong() throws IOException {
        need(Long.BYTES);
        return given(Long.BYTES).getLong();
    }

    byte[] get(int count) throws IOException {
        need(count);
        byte[] bytes = new byte[count];
        given(count).get(bytes);
        return bytes;
    }

    long[] getLongs(int count) throws IOException {
        long[] values = new long[count];
        int done = 0;
        while (done < count) {
            need(Long.BYTES);
            int some = Math.min(count - done, buffer.remaining() / Long.BYTES);
            given(some * Long.BYTES).asLongBuffer().get(values, done, some);
            done += some;
        }
        return values;
    }

    /** Whether the next four bytes are the checksum of all before, and the last of the file. */
    boolean endsWithItsChecksum() throws IOException {
        int computed = (int) crc.getValue();
        return remaining() == Integer.BYTES && getInt() == computed;
    }

    /** Takes bytes out of the buffer and into the checksum. */
    private ByteBuffer given(int count) {
        ByteBuffer bytes = buffer.slice(buffer.position(), count);
        buffer.position(buffer.position() + count);
        crc.update(bytes.duplicate());
        return bytes;
    }

    private void need(int count) throws IOException {
        if (buffer.remaining() >= count) {
            return;
        }
        buffer.compact();
        int want = (int) Math.min(buffer.remaining(), length - loaded);
        int got = StoreIo.read(file, loaded, buffer.array(), buffer.position(), want);
        loaded += got;
        buffer.position(buffer.position() + got).flip();
        if (buffer.remaining() < count) {
            throw new EOFException("it ends too early");
        }
    }
}
