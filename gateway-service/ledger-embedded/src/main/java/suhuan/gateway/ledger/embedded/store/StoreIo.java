package suhuan.gateway.ledger.embedded.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Whole reads and writes over a file that may give and take less at a time. */
final class StoreIo {
    private StoreIo() {}

    /** Reads until {@code count} bytes are there or the file ends; answers how many came. */
    static int read(StoreFile file, long position, byte[] target, int from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, from, count);
        while (buffer.hasRemaining()) {
            int got = file.read(buffer, position + buffer.position() - from);
            if (got < 0) {
                break;
            }
        }
        return buffer.position() - from;
    }

    static byte[] readExactly(StoreFile file, long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (read(file, position, bytes, 0, count) < count) {
            throw new EOFException("file ends before offset " + (position + count));
        }
        return bytes;
    }

    static void write(StoreFile file, long position, ByteBuffer source) throws IOException {
        long at = position;
        int stalls = 0;
        while (source.hasRemaining()) {
            int written = file.write(source, at);
            at += written;
            stalls = written == 0 ? stalls + 1 : 0;
            if (stalls == 16) {
                throw new IOException("disk takes no more bytes");
            }
        }
    }
}
