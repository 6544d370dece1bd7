package suhuan.gateway.ledger.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. Reads may come from many threads at once; writes come from one. */
public interface StoreFile extends Closeable {
    /**
     * Reads at most {@code target.remaining()} bytes at a place.
     *
     * @return bytes read, fewer than asked for where the file ends; -1 at its end
     */
    int read(ByteBuffer target, long position) throws IOException;

    /**
     * Writes bytes at a place.
     *
     * @return bytes written; may be fewer than given
     */
    int write(ByteBuffer source, long position) throws IOException;

    /** Makes what was written durable. After a failure nothing may be assumed of what was written since the last success. */
    void force() throws IOException;

    /** Cuts the file to a length in bytes. */
    void truncate(long length) throws IOException;

    /** Length in bytes. */
    long length() throws IOException;
}
