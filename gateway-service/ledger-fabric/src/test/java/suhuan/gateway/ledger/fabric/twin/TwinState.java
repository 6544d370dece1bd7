package suhuan.gateway.ledger.fabric.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every version of every key. Guarded by the chain. */
final class TwinState {
    private final Map<String, NavigableMap<Long, Versioned>> versions = new HashMap<>();

    /** The key as of a height, that is before the block of that number; null where it is absent. */
    Versioned read(String key, long height) {
        NavigableMap<Long, Versioned> ofKey = versions.get(key);
        if (ofKey == null) {
            return null;
        }
        Map.Entry<Long, Versioned> entry = ofKey.lowerEntry(place(height, 0));
        return entry == null || entry.getValue().value() == null ? null : entry.getValue();
    }

    void write(String key, byte[] value, long block, long transaction) {
        versions.computeIfAbsent(key, k -> new TreeMap<>())
                // As on Fabric, an empty value deletes its key.
                .put(place(block, transaction), new Versioned(value.length == 0 ? null : value, block, transaction));
    }

    private static long place(long block, long transaction) {
        return (block << 20) + transaction;
    }
}
