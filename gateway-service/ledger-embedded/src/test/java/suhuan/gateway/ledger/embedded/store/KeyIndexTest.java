package suhuan.gateway.ledger.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index against a map, with many keys under one hash. */
class KeyIndexTest {
    private final Random random = Seeds.random("KeyIndexTest");

    @Test
    void holdsWhatAMapHolds() {
        for (int spread : new int[] {1, 7, 1000, Integer.MAX_VALUE}) {
            KeyIndex index = new KeyIndex();
            Map<Long, List<Long>> placesByHash = new HashMap<>();
            long place = 100;
            int keys = spread == 1 ? 500 : 50_000;
            for (int i = 0; i < keys; i++) {
                long hash = hash(random.nextInt(spread));
                List<Long> places = placesByHash.computeIfAbsent(hash, none -> new ArrayList<>());
                place += 1 + random.nextInt(100);
                if (!places.isEmpty() && random.nextInt(3) == 0) {
                    int moved = random.nextInt(places.size());
                    index.moveAll(new long[] {hash}, new long[] {places.get(moved)}, new long[] {place});
                    places.set(moved, place);
                } else {
                    index.moveAll(new long[] {hash}, new long[] {Location.NONE}, new long[] {place});
                    places.add(place);
                }
            }
            assertSame(index, placesByHash);
            KeyIndex restored = new KeyIndex();
            for (int part = 0; part < KeyIndex.PARTS; part++) {
                assertThat(restored.restorePart(part, index.copyOfPart(part))).isTrue();
            }
            assertSame(restored, placesByHash);
        }
    }

    private static long hash(int n) {
        return n * 0x9E3779B97F4A7C15L;
    }

    private static void assertSame(KeyIndex index, Map<Long, List<Long>> expected) {
        assertThat(index.size())
                .isEqualTo(expected.values().stream().mapToLong(List::size).sum());
        long[] hashes = new long[expected.size() + 1];
        int i = 0;
        for (long hash : expected.keySet()) {
            hashes[i++] = hash;
        }
        hashes[i] = 0x1234567890ABCDEFL;
        KeyIndex.Candidates found = index.lookUp(hashes);
        for (i = 0; i < hashes.length; i++) {
            List<Long> places = new ArrayList<>();
            for (int at = found.from(i); at < found.ends()[i]; at++) {
                places.add(found.places()[at]);
            }
            assertThat(places).containsExactlyInAnyOrderElementsOf(expected.getOrDefault(hashes[i], List.of()));
        }
    }

    @Test
    void takesLittleRoomAtEverySize() {
        KeyIndex index = new KeyIndex();
        int keys = 0;
        for (int size : new int[] {100_000, 130_000, 170_000, 220_000, 290_000}) {
            for (; keys < size; keys++) {
                index.moveAll(new long[] {hash(keys)}, new long[] {Location.NONE}, new long[] {keys + 1L});
            }
            assertThat(index.heapBytes() / (double) size).isLessThan(28);
        }
    }

    @Test
    void aKeyThatIsNotThereCannotBeMoved() {
        KeyIndex index = new KeyIndex();
        index.moveAll(new long[] {5}, new long[] {Location.NONE}, new long[] {77});
        assertThatThrownBy(() -> index.moveAll(new long[] {5}, new long[] {78}, new long[] {79}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void partsThatAreNoneAreNotRestored() {
        KeyIndex index = new KeyIndex();
        assertThat(index.restorePart(0, new long[2])).isFalse();
        long[] foreign = new long[32];
        foreign[0] = 1L << 56;
        foreign[1] = 9;
        assertThat(index.restorePart(0, foreign)).isFalse();
        assertThat(index.restorePart(1, foreign)).isTrue();
        long[] full = new long[32];
        Arrays.fill(full, 1L);
        assertThat(index.restorePart(0, full)).isFalse();
    }

    /** Test vector of the SipHash paper, appendix A. */
    @Test
    void hashesAsSipHashDoes() {
        byte[] key = new byte[16];
        for (int i = 0; i < 16; i++) {
            key[i] = (byte) i;
        }
        byte[] message = Arrays.copyOf(key, 15);
        assertThat(KeyHash.sip(key).hash(message)).isEqualTo(0xa129ca6149be45e5L);
    }
}
