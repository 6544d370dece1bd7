package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flipped bytes and missing files anywhere: found and named, or without effect; never a silent loss. */
class DamageTest {
    @TempDir
    Path folder;

    private final Random random = Seeds.random("DamageTest");
    private StoreFixture fixture;
    private String digest;
    private Map<Path, byte[]> saved;

    @BeforeEach
    void severalSegments() throws Exception {
        fixture = new StoreFixture(folder);
        fixture.options = fixture.options.withSegmentBytes(2048);
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, 28, random);
            digest = StoreFixture.digest(store);
        }
        saved = fixture.save();
        assertThat(fixture.segments()).hasSizeGreaterThan(2);
        assertThat(fixture.snapshots()).hasSize(1);
    }

    @Test
    void aFlippedByteAnywhereInTheBlocksStopsTheStart() throws Exception {
        int cases = 0;
        for (Path segment : fixture.segments()) {
            byte[] whole = saved.get(segment);
            for (int at = 0; at < whole.length; at++) {
                StoreFixture.put(segment, StoreFixture.flipped(whole, at, random));
                assertStops(segment, at);
                cases++;
            }
            StoreFixture.put(segment, whole);
        }
        System.out.println("DamageTest: " + cases + " flipped bytes found");
        try (BlockStore store = fixture.open()) {
            assertThat(StoreFixture.digest(store)).isEqualTo(digest);
        }
    }

    private void assertStops(Path segment, int at) {
        try (BlockStore store = fixture.open()) {
            fail(segment + " flipped at " + at + ": opened with block " + store.lastBlock());
        } catch (CorruptStoreException expected) {
            assertThat(expected.getMessage())
                    .contains("offset " + expected.offset(), expected.file().toString());
            assertThat(expected.getMessage()).doesNotContain("\n");
            assertThat(expected.file()).isEqualTo(segment);
            assertThat(expected.offset()).isLessThanOrEqualTo(at);
        }
    }

    @Test
    void aFlippedByteAnywhereInASnapshotIsWithoutEffect() throws Exception {
        Path snapshot = fixture.snapshots().get(0);
        byte[] whole = saved.get(snapshot);
        for (int round = 0; round < 200; round++) {
            fixture.restore(saved);
            int at = round < 80 ? round : random.nextInt(whole.length);
            StoreFixture.put(snapshot, StoreFixture.flipped(whole, at, random));
            try (LogCapture log = new LogCapture(IndexSnapshot.class);
                    BlockStore store = fixture.open()) {
                assertThat(log.messages())
                        .as("flipped at %d", at)
                        .singleElement()
                        .asString()
                        .contains("left out");
                assertThat(StoreFixture.digest(store)).as("flipped at %d", at).isEqualTo(digest);
            }
        }
        for (int round = 0; round < 50; round++) {
            fixture.restore(saved);
            StoreFixture.put(snapshot, Arrays.copyOf(whole, random.nextInt(whole.length)));
            try (BlockStore store = fixture.open()) {
                assertThat(StoreFixture.digest(store)).isEqualTo(digest);
            }
        }
    }

    @Test
    void aFlippedByteInTheMarkLosesNothing() throws Exception {
        byte[] whole = saved.get(fixture.mark());
        for (int at = 0; at < whole.length; at = at == 60 ? 4090 : at + 1) {
            fixture.restore(saved);
            StoreFixture.put(fixture.mark(), StoreFixture.flipped(whole, at, random));
            try (BlockStore store = fixture.open()) {
                assertThat(StoreFixture.digest(store)).isEqualTo(digest);
            }
        }
        fixture.restore(saved);
        byte[] both = StoreFixture.flipped(StoreFixture.flipped(whole, 20, random), 4096 + 20, random);
        StoreFixture.put(fixture.mark(), both);
        assertThatThrownBy(fixture::open)
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining(fixture.mark().toString());
    }

    @Test
    void aMissingOrShortenedFileStopsTheStart() throws Exception {
        List<Path> segments = fixture.segments();
        for (boolean withSnapshot : new boolean[] {true, false}) {
            for (Path segment : segments) {
                fixture.restore(saved);
                if (!withSnapshot) {
                    fixture.deleteSnapshots();
                }
                Files.delete(segment);
                assertStops(segment, 0);
                for (int round = 0; round < 40; round++) {
                    byte[] whole = saved.get(segment);
                    StoreFixture.put(segment, Arrays.copyOf(whole, random.nextInt(whole.length)));
                    assertStops(segment, whole.length);
                }
            }
        }
        fixture.restore(saved);
        for (Path segment : segments) {
            Files.delete(segment);
        }
        assertThatThrownBy(fixture::open).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void lengthenedOrExchangedFilesStopTheStart() throws Exception {
        List<Path> segments = fixture.segments();
        byte[] first = saved.get(segments.get(0));
        StoreFixture.put(segments.get(0), Arrays.copyOf(first, first.length + 1));
        assertThatThrownBy(fixture::open).isInstanceOf(CorruptStoreException.class);
        fixture.restore(saved);
        StoreFixture.put(segments.get(1), saved.get(segments.get(2)));
        assertThatThrownBy(fixture::open).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void aSnapshotThatKnowsMoreBlocksThanThereAreStopsTheStart() throws Exception {
        List<Path> segments = fixture.segments();
        Path last = segments.get(segments.size() - 1);
        Files.delete(fixture.mark());
        StoreFixture.put(last, Arrays.copyOf(saved.get(last), SegmentHeader.BYTES));
        assertThat(fixture.snapshots()).hasSize(1);
        try (LogCapture log = new LogCapture(Recovery.class);
                BlockStore store = fixture.open()) {
            fail("opened with block " + store.lastBlock() + ", logged " + log.messages());
        } catch (CorruptStoreException expected) {
            assertThat(expected.file()).isEqualTo(last);
        }
    }

    @Test
    void olderDamageIsFoundInTheBackgroundAndByReading() throws Exception {
        Path first = fixture.segments().get(0);
        byte[] whole = saved.get(first);
        fixture.options = fixture.options.withVerifyAll(false).withVerifyBytes(0);
        for (int round = 0; round < 40; round++) {
            fixture.restore(saved);
            int at = SegmentHeader.BYTES + random.nextInt(whole.length - SegmentHeader.BYTES);
            StoreFixture.put(first, StoreFixture.flipped(whole, at, random));
            CountDownLatch told = new CountDownLatch(1);
            try (BlockStore store = BlockStore.open(folder, fixture.options, problem -> {
                fixture.problem.set(problem);
                told.countDown();
            })) {
                assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(fixture.problem.get())
                        .isInstanceOf(CorruptStoreException.class)
                        .hasMessageContaining(first.toString());
                assertThatThrownBy(() -> StoreFixture.digest(store)).isInstanceOf(CorruptStoreException.class);
            }
        }
    }

    @Test
    void everyValueReadIsChecked() throws Exception {
        fixture.options =
                fixture.options.withVerifyAll(false).withVerifyBytes(0).withScrubBytesPerSecond(0);
        Path first = fixture.segments().get(0);
        long place;
        int length;
        try (BlockStore store = fixture.open()) {
            VersionedValue value = store.read(List.of("own/0")).get("own/0");
            place = Location.offset(value.version());
            length = RecordFormat.WRITE_PREFIX_BYTES + "own/0".length() + value.value().length;
        }
        saved = fixture.save();
        for (int at = (int) place; at < place + length; at++) {
            fixture.restore(saved);
            StoreFixture.put(first, StoreFixture.flipped(saved.get(first), at, random));
            try (BlockStore store = fixture.open()) {
                assertThatThrownBy(() -> store.read(List.of("own/0")))
                        .isInstanceOf(CorruptStoreException.class)
                        .hasMessageContaining(first + " is damaged at offset " + place);
            }
        }
    }

    /** Somebody who changes a block and its checksums with care still has to change every block after it. */
    @Test
    void aForgedBlockStopsTheStart() throws Exception {
        Path first = fixture.segments().get(0);
        byte[] forged = saved.get(first).clone();
        ByteBuffer record = ByteBuffer.wrap(forged);
        int body = SegmentHeader.BYTES + RecordFormat.HEADER_BYTES;
        int bodyLength = record.getInt(SegmentHeader.BYTES + 4);
        int batch = body + RecordFormat.BODY_PREFIX_BYTES;
        forged[batch] ^= 1;
        record.putInt(body + bodyLength, Checksums.crc32c(forged, body, bodyLength));
        StoreFixture.put(first, forged);
        assertThatThrownBy(fixture::open)
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("block 0 differs from its SHA-256");

        byte[] previous = new byte[Checksums.SHA256_BYTES];
        byte[] sha256 = RecordFormat.blockSha256(
                0,
                previous,
                record.getLong(body + 32),
                forged,
                batch,
                record.getInt(body + 40),
                record.getInt(body + 44),
                record.getInt(body + 48));
        record.put(body + bodyLength - sha256.length, sha256);
        record.putInt(body + bodyLength, Checksums.crc32c(forged, body, bodyLength));
        StoreFixture.put(first, forged);
        assertThatThrownBy(fixture::open)
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("block 1 does not follow the block before it");
    }
}
