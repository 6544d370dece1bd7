package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes a snapshot front to back with a checksum at its end. */
final class SnapshotWriter {
    private final StoreFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);
    private final CRC32C crc = new CRC32C();
    private long position;

    SnapshotWriter(StoreFile file) {
        this.file = file;
    }

    SnapshotWriter putInt(int value) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(value);
        return this;
    }

    SnapshotWriter putLong(long value) throws IOException {
        room(Long.BYTES);
        buffer.putLong(value);
        return this;
    }

    SnapshotWriter put(byte[] bytes) throws IOException {
        room(bytes.length);
        buffer.put(bytes);
        return this;
    }

    void putLongs(long[] values) throws IOException {
        int done = 0;
        while (done < values.length) {
            room(Long.BYTES);
            int count = Math.min(values.length - done, buffer.remaining() / Long.BYTES);
            buffer.asLongBuffer().put(values, done, count);
            buffer.position(buffer.position() + count * Long.BYTES);
            done += count;
        }
    }

    void finish() throws IOException {
        flush();
        buffer.putInt((int) crc.getValue());
        flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        crc.update(buffer.duplicate());
        int count = buffer.remaining();
        StoreIo.write(file, position, buffer);
        position += count;
        buffer.clear();
    }
}
