package suhuan.gateway.ledger.embedded.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State as of the last published block: keys are found by their hash and compared on disk. */
final class StateIndex {
    private final KeyIndex keys;
    private final KeyHash keyHash;
    private final ValueReader values;

    StateIndex(KeyIndex keys, KeyHash keyHash, ValueReader values) {
        this.keys = keys;
        this.keyHash = keyHash;
        this.values = values;
    }

    KeyIndex keys() {
        return keys;
    }

    KeyHash keyHash() {
        return keyHash;
    }

    /** Values of the keys that exist, all as of one block. */
    Map<String, VersionedValue> read(Collection<String> wanted) {
        byte[][] bytes = new byte[wanted.size()][];
        long[] hashes = new long[wanted.size()];
        int i = 0;
        for (String key : wanted) {
            bytes[i] = KeyBytes.of(key);
            hashes[i] = keyHash.hash(bytes[i]);
            i++;
        }
        KeyIndex.Candidates candidates = keys.lookUp(hashes);
        Map<String, VersionedValue> found = new HashMap<>();
        i = 0;
        for (String key : wanted) {
            VersionedValue value = choose(candidates, i, bytes[i]);
            if (value != null) {
                found.put(key, value);
            }
            i++;
        }
        return found;
    }

    private @Nullable VersionedValue choose(KeyIndex.Candidates candidates, int hash, byte[] key) {
        for (int c = candidates.from(hash); c < candidates.ends()[hash]; c++) {
            long place = candidates.places()[c];
            ValueReader.Write write = values.read(place);
            if (Arrays.equals(write.key(), key)) {
                return new VersionedValue(write.value(), place);
            }
        }
        return null;
    }

    /** Version of a key; {@link Location#NONE} where it does not exist. */
    long version(byte[] key) {
        KeyIndex.Candidates candidates = keys.lookUp(new long[] {keyHash.hash(key)});
        VersionedValue value = choose(candidates, 0, key);
        return value == null ? Location.NONE : value.version();
    }

    /** Whether the keys have these versions; places tell keys apart, so a value is read only where two keys share a hash. */
    boolean hasVersions(Map<String, Long> versions) {
        byte[][] bytes = new byte[versions.size()][];
        long[] hashes = new long[versions.size()];
        int i = 0;
        for (String key : versions.keySet()) {
            bytes[i] = KeyBytes.of(key);
            hashes[i] = keyHash.hash(bytes[i]);
            i++;
        }
        KeyIndex.Candidates candidates = keys.lookUp(hashes);
        i = 0;
        for (long expected : versions.values()) {
            if (expected == Location.NONE ? choose(candidates, i, bytes[i]) != null : !candidates.has(i, expected)) {
                return false;
            }
            i++;
        }
        return true;
    }

    /** Takes over what a block wrote, at one moment. Only by one thread. */
    void apply(PreparedBlock block) {
        long[] hashes = block.hashes();
        KeyIndex.Candidates candidates = keys.lookUp(hashes);
        long[] previous = new long[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            if (candidates.from(i) < candidates.ends()[i]) {
                VersionedValue value =
                        choose(candidates, i, KeyBytes.of(block.keys().get(i)));
                previous[i] = value == null ? Location.NONE : value.version();
            }
        }
        keys.moveAll(hashes, previous, block.places());
    }

    /** Takes over what a block wrote, at the start, where nobody reads yet. A block may be replayed any number of times. */
    void replay(StoredBlock block) {
        long[] hash = new long[1];
        long[] previous = new long[1];
        long[] place = new long[1];
        block.writes((key, value, version) -> {
            hash[0] = keyHash.hash(key);
            previous[0] = version(key);
            place[0] = version;
            keys.moveAll(hash, previous, place);
        });
    }
}
