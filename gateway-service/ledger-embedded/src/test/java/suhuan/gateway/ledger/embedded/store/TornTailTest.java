package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every offset of the last record, cut and flipped, once as a record nobody was told of and once as an acknowledged one. */
class TornTailTest {
    private static final int BLOCKS = 6;

    @TempDir
    Path folder;

    private final Random random = Seeds.random("TornTailTest");
    private StoreFixture fixture;
    private Path file;
    private byte[] whole;
    private int recordStart;
    private String before;
    private Map<Path, byte[]> acknowledged;
    private Map<Path, byte[]> unacknowledged;

    /** Six blocks; the folder as it is after the last was acknowledged, and as if the process died just before that. */
    @BeforeEach
    void sixBlocks() throws Exception {
        fixture = new StoreFixture(folder);
        file = fixture.segment(0);
        byte[] markBefore;
        try (BlockStore store = fixture.open()) {
            StoreFixture.append(store, BLOCKS - 1, random);
            before = StoreFixture.digest(store);
            markBefore = Files.readAllBytes(fixture.mark());
            recordStart = (int) Files.size(file);
            StoreFixture.appendOne(store, random);
        }
        fixture.deleteSnapshots();
        whole = Files.readAllBytes(file);
        acknowledged = fixture.save();
        unacknowledged = fixture.save();
        unacknowledged.put(fixture.mark(), markBefore);
        assertThat(fixture.segments()).hasSize(1);
    }

    private void put(Map<Path, byte[]> state, byte[] segment) throws Exception {
        fixture.restore(state);
        StoreFixture.put(file, segment);
    }

    @Test
    void aRecordCutBeforeItWasAcknowledgedIsCutAwayAndLogged() throws Exception {
        for (int length = recordStart; length < whole.length; length++) {
            put(unacknowledged, Arrays.copyOf(whole, length));
            try (LogCapture log = new LogCapture(TornTail.class)) {
                try (BlockStore store = fixture.open()) {
                    assertThat(StoreFixture.digest(store))
                            .as("cut to %d", length)
                            .isEqualTo(before);
                    StoreFixture.appendOne(store, random);
                }
                if (length == recordStart) {
                    assertThat(log.messages()).isEmpty();
                } else {
                    assertThat(log.messages())
                            .singleElement()
                            .asString()
                            .contains(file.toString(), "offset " + recordStart, "never acknowledged");
                }
            }
            try (BlockStore store = fixture.open()) {
                assertThat(store.lastBlock()).isEqualTo(BLOCKS - 1);
            }
        }
    }

    @Test
    void aWholeRecordBehindTheMarkIsKept() throws Exception {
        put(unacknowledged, whole);
        try (BlockStore store = fixture.open()) {
            assertThat(store.lastBlock()).isEqualTo(BLOCKS - 1);
        }
    }

    @Test
    void aCutAcknowledgedRecordStopsTheStart() throws Exception {
        for (int length = recordStart; length < whole.length; length++) {
            put(acknowledged, Arrays.copyOf(whole, length));
            assertStops("cut to " + length);
        }
    }

    @Test
    void aFlippedByteStopsTheStartWhetherAcknowledgedOrNot() throws Exception {
        for (int at = recordStart; at < whole.length; at++) {
            byte[] flipped = StoreFixture.flipped(whole, at, random);
            put(acknowledged, flipped);
            assertStops("acknowledged, flipped at " + at);
            put(unacknowledged, flipped);
            assertStops("not acknowledged, flipped at " + at);
            byte[] inverted = whole.clone();
            inverted[at] = (byte) ~inverted[at];
            put(unacknowledged, inverted);
            assertStops("not acknowledged, inverted at " + at);
        }
    }

    private void assertStops(String what) {
        try (BlockStore store = fixture.open()) {
            fail(what + ": opened with block " + store.lastBlock());
        } catch (CorruptStoreException expected) {
            assertThat(expected.getMessage()).as(what).contains(file.toString(), "offset " + expected.offset());
            assertThat(expected.file()).isEqualTo(file);
            assertThat(expected.offset()).as(what).isGreaterThanOrEqualTo(recordStart);
        }
    }

    @Test
    void zerosThatAPowerCutLeavesAreCutAndNeverTakenForABlock() throws Exception {
        for (int from = recordStart; from < whole.length; from++) {
            byte[] zeroed = whole.clone();
            Arrays.fill(zeroed, from, whole.length, (byte) 0);
            put(unacknowledged, zeroed);
            if (from <= whole.length - RecordFormat.TRAILER_BYTES) {
                try (BlockStore store = fixture.open()) {
                    assertThat(StoreFixture.digest(store))
                            .as("zeros from %d", from)
                            .isEqualTo(before);
                }
            } else if (!Arrays.equals(zeroed, whole)) {
                assertStops("zeros from " + from);
            }
            put(acknowledged, zeroed);
            if (!Arrays.equals(zeroed, whole)) {
                assertStops("acknowledged, zeros from " + from);
            }
        }
    }

    @Test
    void roomReservedBehindTheLastBlockIsCut() throws Exception {
        for (int extra : new int[] {1, 19, 20, 28, 200, 70_000}) {
            put(acknowledged, Arrays.copyOf(whole, whole.length + extra));
            try (BlockStore store = fixture.open()) {
                assertThat(store.lastBlock()).isEqualTo(BLOCKS - 1);
            }
            assertThat(Files.size(file)).isEqualTo(whole.length);
        }
    }

    @Test
    void aBadRecordFollowedByAGoodOneIsDamage() throws Exception {
        // The mark is from before both of the last two records, the first of which is bad.
        fixture.restore(unacknowledged);
        byte[] markBefore = Files.readAllBytes(fixture.mark());
        try (BlockStore store = fixture.open()) {
            StoreFixture.appendOne(store, random);
        }
        fixture.deleteSnapshots();
        byte[] longer = Files.readAllBytes(file);
        for (int at = recordStart; at < whole.length; at++) {
            StoreFixture.put(fixture.mark(), markBefore);
            StoreFixture.put(file, StoreFixture.flipped(longer, at, random));
            assertStops("flipped at " + at);
        }
    }

    @Test
    void withoutTheMarkAllButACutEndIsStillFound() throws Exception {
        put(acknowledged, whole);
        Files.delete(fixture.mark());
        try (BlockStore store = fixture.open()) {
            assertThat(store.lastBlock()).isEqualTo(BLOCKS - 1);
        }
        put(acknowledged, StoreFixture.flipped(whole, recordStart + 30, random));
        Files.delete(fixture.mark());
        assertThatThrownBy(fixture::open).isInstanceOf(CorruptStoreException.class);
    }
}
