package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start from a snapshot ends where a start from block 0 ends. */
class SnapshotTest {
    @TempDir
    Path folders;

    private final Random random = Seeds.random("SnapshotTest");

    @Test
    void aStartFromASnapshotEqualsAStartFromTheBlocks() throws Exception {
        StoreFixture fixture = new StoreFixture(folders.resolve("same"));
        for (int restart = 0; restart < 20; restart++) {
            String lived;
            try (BlockStore store = fixture.open()) {
                StoreFixture.append(store, 1 + random.nextInt(60), random);
                lived = StoreFixture.digest(store);
            }
            assertThat(fixture.snapshots()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            try (BlockStore fromSnapshot = fixture.open()) {
                assertThat(StoreFixture.digest(fromSnapshot)).isEqualTo(lived);
            }
            if (random.nextBoolean()) {
                fixture.deleteSnapshots();
            }
            try (BlockStore fromBlocks = fixture.open()) {
                assertThat(StoreFixture.digest(fromBlocks)).isEqualTo(lived);
            }
        }
    }

    /** Takes the folder as it is while the store works, as the death of the process would leave it. */
    @Test
    void aSnapshotMadeBesideTheWorkIsGood() throws Exception {
        StoreFixture fixture = new StoreFixture(folders.resolve("beside"));
        fixture.options = fixture.options.withSnapshotBytes(6_000);
        for (int round = 0; round < 25; round++) {
            StoreFixture copy = new StoreFixture(folders.resolve("copy-" + round));
            String lived;
            try (BlockStore store = fixture.open()) {
                StoreFixture.append(store, 50 + random.nextInt(100), random);
                lived = StoreFixture.digest(store);
                copyAll(fixture.folder, copy.folder);
            }
            try (BlockStore restarted = copy.open()) {
                assertThat(StoreFixture.digest(restarted)).isEqualTo(lived);
            }
            copy.deleteSnapshots();
            try (BlockStore replayed = copy.open()) {
                assertThat(StoreFixture.digest(replayed)).isEqualTo(lived);
            }
        }
    }

    private static void copyAll(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            // A snapshot may get its name or be removed between listing and copying; blocks are not written meanwhile.
            for (Path file :
                    files.filter(path -> !path.toString().endsWith(".tmp")).toList()) {
                if (Files.exists(file)) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (java.nio.file.NoSuchFileException removedMeanwhile) {
            assertThat(removedMeanwhile.getFile()).endsWith(".snap");
        }
    }

    /** Parts copied at different moments, with writes between: the mixture a snapshot may be. */
    @Test
    void aSnapshotWhosePartsAreOfDifferentBlocksIsBroughtToOneState() throws Exception {
        StoreFixture fixture = new StoreFixture(folders.resolve("mixed"));
        String lived;
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 50, random);
            ExecutorService writer = Executors.newSingleThreadExecutor();
            Future<?> writing = writer.submit(() -> {
                StoreFixture.append(store, 2_000, random);
                return null;
            });
            int taken = 0;
            while (!writing.isDone()) {
                IndexSnapshot.write(
                        fixture.files,
                        fixture.folder,
                        SegmentHeader.read(store.segments(), 0).ledgerId(),
                        store.snapshotSource());
                taken++;
            }
            writing.get(60, TimeUnit.SECONDS);
            writer.shutdown();
            assertThat(taken).isPositive();
            lived = StoreFixture.digest(store);
            StoreFixture copy = new StoreFixture(folders.resolve("mixed-copy"));
            copyAll(fixture.folder, copy.folder);
            assertThat(copy.snapshots()).isNotEmpty();
            try (BlockStore restarted = copy.open()) {
                assertThat(StoreFixture.digest(restarted)).isEqualTo(lived);
            }
        }
    }

    @Test
    void aStartReadsNoOlderBlocksThanItMust() throws Exception {
        StoreFixture fixture = new StoreFixture(folders.resolve("few"));
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 60, random);
        }
        byte[] first = Files.readAllBytes(fixture.segment(0));
        // Damage that any look at the block would find.
        int recordedAt = SegmentHeader.BYTES + RecordFormat.HEADER_BYTES + 34;
        StoreFixture.put(fixture.segment(0), StoreFixture.flipped(first, recordedAt, random));
        fixture.options =
                fixture.options.withVerifyAll(false).withVerifyBytes(4096).withScrubBytesPerSecond(0);
        try (BlockStore store = fixture.open()) {
            assertThat(store.lastBlock()).isEqualTo(59);
            assertThat(store.scrubbed()).isTrue();
            assertThat(store.read(List.of("own/3"))).hasSize(1);
        }
    }
}
