package suhuan.gateway.ledger.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far blocks are durable, in a small file: what tells a torn end, which nobody was told of, from damage to a block that
 * was acknowledged. Written after the block's fsync and before its acknowledgement, and left to the operating system to
 * bring to disk: it is never ahead of the blocks, survives the death of the process, and after a power cut is old at worst.
 *
 * <p>Two slots 4 KiB apart are written in turn, so that one survives whatever happens to the other. A slot, big-endian:
 * magic (8), ledger id (16), block (8), segment (4), offset behind the block (8), CRC-32C (4).
 */
final class AcknowledgedMark implements Closeable {
    static final String FILE_NAME = "acknowledged.mark";
    private static final int SLOT_BYTES = 48;
    private static final int SLOT_DISTANCE = 4096;
    private static final byte[] MAGIC = "SUHUANMK".getBytes(StandardCharsets.US_ASCII);

    private final StoreFile file;
    private final byte[] ledgerId;
    private int slot;

    private AcknowledgedMark(StoreFile file, byte[] ledgerId, int slot) {
        this.file = file;
        this.ledgerId = ledgerId;
        this.slot = slot;
    }

    /**
     * How far blocks are durable.
     *
     * @param block number of the last durable block; -1 for none
     * @param segment segment in which it ends
     * @param offset offset behind it
     */
    record Mark(long block, int segment, long offset) {}

    /** Opens the mark for writing; {@code files} creates it where it is missing. */
    static AcknowledgedMark open(StoreFiles files, Path folder, byte[] ledgerId) throws IOException {
        return new AcknowledgedMark(files.open(folder.resolve(FILE_NAME)), ledgerId, 0);
    }

    /**
     * Reads the mark of a folder.
     *
     * @return the mark; null where there is none
     * @throws CorruptStoreException where the file is there and neither slot can be read
     */
    static @Nullable Mark read(StoreFiles files, Path folder, byte[] ledgerId) throws IOException {
        Path path = folder.resolve(FILE_NAME);
        if (!Files.exists(path)) {
            return null;
        }
        try (StoreFile file = files.open(path)) {
            if (file.length() == 0) {
                return null;
            }
            Mark first = decode(file, 0, ledgerId);
            Mark second = decode(file, SLOT_DISTANCE, ledgerId);
            if (first == null && second == null) {
                throw new CorruptStoreException(path, 0, "neither slot of the mark can be read");
            }
            return second == null || (first != null && first.block >= second.block) ? first : second;
        }
    }

    private static @Nullable Mark decode(StoreFile file, long position, byte[] ledgerId) throws IOException {
        byte[] bytes = new byte[SLOT_BYTES];
        if (StoreIo.read(file, position, bytes, 0, SLOT_BYTES) < SLOT_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean ours = in.getInt(SLOT_BYTES - 4) == Checksums.crc32c(bytes, 0, SLOT_BYTES - 4)
                && Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)
                && Arrays.equals(bytes, 8, 24, ledgerId, 0, 16);
        return ours ? new Mark(in.getLong(24), in.getInt(32), in.getLong(36)) : null;
    }

    /** Writes both slots and makes them durable: for the start and the end. */
    void settle(Mark mark) throws IOException {
        write(mark);
        write(mark);
        file.force();
    }

    /** Writes the mark. */
    void write(Mark mark) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(SLOT_BYTES);
        out.put(MAGIC).put(ledgerId).putLong(mark.block).putInt(mark.segment).putLong(mark.offset);
        out.putInt(Checksums.crc32c(out.array(), 0, SLOT_BYTES - 4));
        StoreIo.write(file, (long) slot * SLOT_DISTANCE, out.flip());
        slot = 1 - slot;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
