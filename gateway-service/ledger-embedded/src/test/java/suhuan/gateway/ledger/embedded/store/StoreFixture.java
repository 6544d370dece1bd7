package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Makes small stores, looks at what they hold, and damages their files. */
final class StoreFixture {
    final Path folder;
    final FaultyFiles files = new FaultyFiles();
    StoreOptions options = StoreOptions.defaults()
            .withFiles(files)
            .withSegmentBytes(4096)
            .withVerifyAll(true)
            .withSnapshotBytes(Long.MAX_VALUE);
    final AtomicReference<StoreException> problem = new AtomicReference<>();

    StoreFixture(Path folder) {
        this.folder = folder;
    }

    BlockStore open() {
        return BlockStore.open(folder, options, problem::set);
    }

    /** Adds blocks: each writes a key of its own and one of four keys shared by all. */
    static void append(BlockStore store, int blocks, Random random) throws BlockNotWrittenException {
        for (int i = 0; i < blocks; i++) {
            appendOne(store, random);
        }
    }

    static void appendOne(BlockStore store, Random random) throws BlockNotWrittenException {
        long number = store.nextNumber();
        TreeMap<String, byte[]> writes = new TreeMap<>();
        writes.put("own/" + number, bytes(random, 40));
        writes.put("shared/" + number % 4, ("value of " + number).getBytes(StandardCharsets.UTF_8));
        PreparedBlock block = store.prepare(1000 + number, bytes(random, 60), bytes(random, 30), writes);
        store.write(block);
        store.publish(block);
    }

    static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Everything a store says: blocks and state, as one text. */
    static String digest(BlockStore store) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> keys = new ArrayList<>();
        BlockReader reader = store.reader();
        for (long number = 0; number <= store.lastBlock(); number++) {
            StoredBlock block = reader.read(number);
            digest.update(block.sha256());
            digest.update(block.batch().toByteArray());
            digest.update(block.result().toByteArray());
            keys.add("own/" + number);
        }
        keys.addAll(List.of("shared/0", "shared/1", "shared/2", "shared/3", "own/none"));
        new TreeMap<>(store.read(keys)).forEach((key, value) -> {
            digest.update((key + "@" + value.version()).getBytes(StandardCharsets.UTF_8));
            digest.update(value.value());
        });
        return store.lastBlock() + " " + store.keyCount() + " " + HexFormat.of().formatHex(digest.digest());
    }

    Path segment(int number) {
        return folder.resolve(SegmentHeader.fileName(number));
    }

    Path mark() {
        return folder.resolve(AcknowledgedMark.FILE_NAME);
    }

    List<Path> segments() throws IOException {
        return list("blocks-.*\\.seg");
    }

    List<Path> snapshots() throws IOException {
        return list("index-.*\\.snap");
    }

    private List<Path> list(String pattern) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    void deleteSnapshots() throws IOException {
        for (Path snapshot : snapshots()) {
            Files.delete(snapshot);
        }
    }

    /** The folder as it is now, to be put back later. */
    Map<Path, byte[]> save() throws IOException {
        Map<Path, byte[]> saved = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                saved.put(path, Files.readAllBytes(path));
            }
        }
        return saved;
    }

    void restore(Map<Path, byte[]> saved) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                if (!saved.containsKey(path)) {
                    Files.delete(path);
                }
            }
        }
        for (Map.Entry<Path, byte[]> file : saved.entrySet()) {
            put(file.getKey(), file.getValue());
        }
    }

    /** Writes a file in place: emptying it first makes some file systems sync it. */
    static void put(Path path, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(bytes);
            file.setLength(bytes.length);
        }
    }

    static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }
}
