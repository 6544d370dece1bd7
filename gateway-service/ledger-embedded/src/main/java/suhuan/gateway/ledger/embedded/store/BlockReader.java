package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.util.function.Supplier;

/** Reads published blocks; fast where they are read in order. For one thread. */
public final class BlockReader {
    private final Segments segments;
    private final BlockIndex blocks;
    private final Supplier<PublishedBlock> published;
    private final RecordCursor cursor;

    BlockReader(Segments segments, BlockIndex blocks, Supplier<PublishedBlock> published) {
        this.segments = segments;
        this.blocks = blocks;
        this.published = published;
        this.cursor = new RecordCursor(segments);
    }

    /**
     * Reads a block.
     *
     * @return the block, valid until the next call
     * @throws CorruptStoreException where it is damaged
     * @throws StoreException where it cannot be read
     */
    public StoredBlock read(long number) {
        PublishedBlock last = published.get();
        if (number < 0 || number > last.number()) {
            throw new IllegalArgumentException("block " + number + " of " + (last.number() + 1));
        }
        long location = blocks.location(number);
        int segment = Location.segment(location);
        long offset = Location.offset(location);
        try {
            RecordFormat.Finding finding = cursor.look(segment, offset, last.readableEnd(segment));
            if (finding != RecordFormat.Finding.WHOLE) {
                throw new CorruptStoreException(segments.path(segment), offset, ChainWalk.describe(finding));
            }
            StoredBlock block = cursor.block(segment, offset);
            if (block.number() != number) {
                throw new CorruptStoreException(
                        segments.path(segment), offset, "block " + block.number() + " in place of " + number);
            }
            return block;
        } catch (IOException problem) {
            throw new StoreException(
                    "ledger file " + segments.path(segment) + " cannot be read at offset " + offset + ": " + problem,
                    problem);
        }
    }
}
