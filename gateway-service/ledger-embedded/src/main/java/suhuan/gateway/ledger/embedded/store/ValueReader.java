package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads single writes from the segments by their place; each is checked, whether or not its block ever was. */
final class ValueReader {
    private static final int GUESS = 1024;

    private final Segments segments;
    private final WriteCache cache;

    ValueReader(Segments segments, int cachedValues) {
        this.segments = segments;
        this.cache = new WriteCache(cachedValues);
    }

    /** A key and its value. */
    @SuppressWarnings("ArrayRecordComponent") // identified by its place, never compared
    record Write(byte[] key, byte[] value) {}

    /** Reads the write at a place. */
    Write read(long location) {
        Write cached = cache.get(location);
        if (cached != null) {
            return cached;
        }
        int segment = Location.segment(location);
        long offset = Location.offset(location);
        try {
            Write write = readFromFile(segment, offset);
            if (write == null) {
                throw new CorruptStoreException(segments.path(segment), offset, "a stored value fails its checksum");
            }
            cache.put(location, write);
            return write;
        } catch (IOException problem) {
            throw new StoreException(
                    "ledger file " + segments.path(segment) + " cannot be read at offset " + offset + ": " + problem,
                    problem);
        }
    }

    private @Nullable Write readFromFile(int segment, long offset) throws IOException {
        StoreFile file = segments.file(segment);
        byte[] bytes = new byte[GUESS];
        int have = StoreIo.read(file, offset, bytes, 0, GUESS);
        if (have < RecordFormat.WRITE_PREFIX_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int keyLength = in.getInt(4);
        int valueLength = in.getInt(8);
        if (keyLength < 1 || keyLength > KeyBytes.MAX || valueLength < 0) {
            return null;
        }
        long length = (long) RecordFormat.WRITE_PREFIX_BYTES + keyLength + valueLength;
        if (length > have) {
            if (offset + length > file.length()) {
                return null;
            }
            bytes = StoreIo.readExactly(file, offset, Math.toIntExact(length));
        }
        if (in.getInt(0) != Checksums.crc32c(bytes, 4, (int) length - 4)) {
            return null;
        }
        int value = RecordFormat.WRITE_PREFIX_BYTES + keyLength;
        return new Write(
                Arrays.copyOfRange(bytes, RecordFormat.WRITE_PREFIX_BYTES, value),
                Arrays.copyOfRange(bytes, value, (int) length));
    }
}
