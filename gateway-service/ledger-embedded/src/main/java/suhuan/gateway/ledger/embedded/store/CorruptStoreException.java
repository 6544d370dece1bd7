package suhuan.gateway.ledger.embedded.store;

import java.nio.file.Path;

/** Bytes that were once durable are not what they were. Nothing was changed; the message names file and offset. */
public final class CorruptStoreException extends StoreException {
    private final Path file;
    private final long offset;

    /** Names the file, the byte offset of the part that is bad, and what is wrong with it. */
    public CorruptStoreException(Path file, long offset, String problem) {
        super("ledger file " + file + " is damaged at offset " + offset + ": " + problem
                + "; restore the data folder from a copy");
        this.file = file;
        this.offset = offset;
    }

    /** The damaged file. */
    public Path file() {
        return file;
    }

    /** Where the damaged part begins, in bytes from the file's start. */
    public long offset() {
        return offset;
    }
}
