package suhuan.gateway.ledger.fabric;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts who reads and writes which keys, and says who may not run beside them. Guarded by its user. */
final class KeyHolds {
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Integer> writers = new HashMap<>();

    /** Whether one of the keys is written by somebody, or written here and read by somebody. */
    boolean conflict(TouchedKeys keys) {
        return any(keys.writes(), writers) || any(keys.writes(), readers) || any(keys.reads(), writers);
    }

    private static boolean any(Set<String> keys, Map<String, Integer> held) {
        if (held.isEmpty()) {
            return false;
        }
        for (String key : keys) {
            if (held.containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    void add(TouchedKeys keys) {
        keys.reads().forEach(key -> readers.merge(key, 1, Integer::sum));
        keys.writes().forEach(key -> writers.merge(key, 1, Integer::sum));
    }

    void remove(TouchedKeys keys) {
        keys.reads().forEach(key -> less(readers, key));
        keys.writes().forEach(key -> less(writers, key));
    }

    private static void less(Map<String, Integer> held, String key) {
        held.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }

    void clear() {
        readers.clear();
        writers.clear();
    }
}
