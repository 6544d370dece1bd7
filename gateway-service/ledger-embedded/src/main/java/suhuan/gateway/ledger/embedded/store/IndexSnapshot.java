package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in a file, so that a start need not read every block. Written while the ledger works: parts copied late may
 * already hold places from blocks behind {@code block}. Replaying from the next block on brings all parts to one state,
 * provided the blocks reach {@code covered}.
 *
 * <p>Big-endian: magic (8), version (4), ledger id (16), block (8), its SHA-256 (32), places of blocks 0 to block (8 each),
 * 256 parts as number of longs (4) and longs, covered (8), CRC-32C of all before (4). It is never the only witness of
 * anything: a snapshot that cannot be read is left out and the index made from the blocks.
 *
 * @param block last block it stands for
 * @param sha256 that block's SHA-256
 * @param covered last block of which anything is in it
 * @param blocks places of blocks
 * @param keys places of keys
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record IndexSnapshot(long block, byte[] sha256, long covered, BlockIndex blocks, KeyIndex keys) {
    private static final Logger LOG = LoggerFactory.getLogger(IndexSnapshot.class);
    private static final long MAGIC = 0x53554855414e4958L;
    private static final int VERSION = 1;
    private static final int KEPT = 2;

    /** What a snapshot is made of while the ledger works. */
    interface Source {
        /** Number and SHA-256 of the last published block. */
        PublishedBlock published();

        /** Place of a published block. */
        long location(long number);

        /** The keys. */
        KeyIndex keys();
    }

    private static Path path(Path folder, long block) {
        return folder.resolve("index-%016d.snap".formatted(block));
    }

    /** Snapshot files of a folder, newest first. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> found = new ArrayList<>(
                    paths.filter(path -> path.getFileName().toString().matches("index-\\d{16}\\.snap"))
                            .toList());
            found.sort(Comparator.comparing(Path::getFileName).reversed());
            return found;
        }
    }

    /** Writes a snapshot and removes old ones. Answers the block it stands for. */
    static long write(StoreFiles files, Path folder, byte[] ledgerId, Source source) throws IOException {
        PublishedBlock published = source.published();
        Path path = path(folder, published.number());
        Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
        try (StoreFile file = files.open(unfinished)) {
            file.truncate(0);
            SnapshotWriter out = new SnapshotWriter(file);
            out.putLong(MAGIC).putInt(VERSION).put(ledgerId);
            out.putLong(published.number()).put(published.sha256());
            for (long number = 0; number <= published.number(); number++) {
                out.putLong(source.location(number));
            }
            for (int part = 0; part < KeyIndex.PARTS; part++) {
                long[] slots = source.keys().copyOfPart(part);
                out.putInt(slots.length).putLongs(slots);
            }
            out.putLong(source.published().number());
            out.finish();
            file.force();
        }
        files.rename(unfinished, path);
        List<Path> all = list(folder);
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
        return published.number();
    }

    /** Newest snapshot that can be read; null for none. */
    static @Nullable IndexSnapshot load(StoreFiles files, Path folder, byte[] ledgerId) throws IOException {
        for (Path path : list(folder)) {
            try (StoreFile file = files.open(path)) {
                return read(file, ledgerId);
            } catch (UnusableSnapshotException | IOException problem) {
                LOG.warn("index snapshot {} left out, index made from blocks: {}", path, problem.getMessage());
            }
        }
        return null;
    }

    private static IndexSnapshot read(StoreFile file, byte[] ledgerId) throws IOException, UnusableSnapshotException {
        SnapshotReader in = new SnapshotReader(file);
        if (in.getLong() != MAGIC || in.getInt() != VERSION || !Arrays.equals(in.get(16), ledgerId)) {
            throw new UnusableSnapshotException("it is not of this ledger or this version");
        }
        long block = in.getLong();
        byte[] sha256 = in.get(Checksums.SHA256_BYTES);
        if (block < 0 || block >= in.remaining() / Long.BYTES) {
            throw new UnusableSnapshotException("it does not hold the blocks it names");
        }
        BlockIndex blocks = new BlockIndex();
        for (long number = 0; number <= block; number++) {
            blocks.add(number, in.getLong());
        }
        KeyIndex keys = new KeyIndex();
        for (int part = 0; part < KeyIndex.PARTS; part++) {
            int longs = in.getInt();
            if (longs < 0 || longs % 2 != 0 || longs > in.remaining() / Long.BYTES) {
                throw new UnusableSnapshotException("a part does not fit");
            }
            if (!keys.restorePart(part, in.getLongs(longs))) {
                throw new UnusableSnapshotException("a part holds what does not belong there");
            }
        }
        long covered = in.getLong();
        if (!in.endsWithItsChecksum()) {
            throw new UnusableSnapshotException("it fails its checksum");
        }
        return new IndexSnapshot(block, sha256, covered, blocks, keys);
    }

    /** Why a snapshot is left out. */
    static final class UnusableSnapshotException extends Exception {
        UnusableSnapshotException(String problem) {
            super(problem);
        }
    }
}
