package suhuan.gateway.ledger.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.gateway.ledger.embedded.store.VersionedValue;

/**
 * State as of the last block that was laid out, durable or not: what the next transaction is executed on. The sequencer
 * adds, the publisher removes what readers of the store see by then; so a reader who finds nothing here finds it there.
 */
final class PendingState {
    private final BlockStore store;
    private final ConcurrentHashMap<String, VersionedValue> pending = new ConcurrentHashMap<>();

    PendingState(BlockStore store) {
        this.store = store;
    }

    Map<String, VersionedValue> read(Collection<String> keys) {
        if (pending.isEmpty()) {
            return store.read(keys);
        }
        Map<String, VersionedValue> found = new HashMap<>();
        List<String> others = new ArrayList<>(keys.size());
        for (String key : keys) {
            VersionedValue value = pending.get(key);
            if (value == null) {
                others.add(key);
            } else {
                found.put(key, value);
            }
        }
        found.putAll(store.read(others));
        return found;
    }

    /** Whether the keys still have these versions; version 0 means the key does not exist. */
    boolean hasVersions(Map<String, Long> versions) {
        Map<String, Long> others = new HashMap<>();
        for (Map.Entry<String, Long> expected : versions.entrySet()) {
            VersionedValue value = pending.get(expected.getKey());
            if (value == null) {
                others.put(expected.getKey(), expected.getValue());
            } else if (value.version() != expected.getValue()) {
                return false;
            }
        }
        return store.hasVersions(others);
    }

    void add(PreparedBlock block, SortedMap<String, byte[]> writes) {
        int i = 0;
        for (Map.Entry<String, byte[]> write : writes.entrySet()) {
            pending.put(write.getKey(), new VersionedValue(write.getValue(), block.version(i)));
            i++;
        }
    }

    void remove(PreparedBlock published) {
        for (int i = 0; i < published.keys().size(); i++) {
            long version = published.version(i);
            pending.computeIfPresent(
                    published.keys().get(i), (key, value) -> value.version() == version ? null : value);
        }
    }
}
