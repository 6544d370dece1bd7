package suhuan.chaincode.fabric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** State of a channel with a version for each key, as peers keep it. */
final class VersionedState {
    private final SortedMap<String, Versioned> values = new TreeMap<>();
    private long commits;

    /**
     * A value and the commit that wrote it.
     *
     * @param value the bytes; empty where there is nothing
     * @param version number of the commit; 0 where there is nothing
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Versioned(byte[] value, long version) {}

    VersionedState(Map<String, byte[]> start) {
        commits = 1;
        start.forEach((key, value) -> values.put(key, new Versioned(value, commits)));
    }

    synchronized Versioned get(String key) {
        return values.getOrDefault(key, new Versioned(new byte[0], 0));
    }

    /** Writes, if all that was read is still as it was; an empty value removes its key. */
    synchronized boolean commit(Map<String, Long> reads, Map<String, byte[]> writes) {
        for (Map.Entry<String, Long> read : reads.entrySet()) {
            if (get(read.getKey()).version() != read.getValue()) {
                return false;
            }
        }
        commits++;
        writes.forEach((key, value) -> {
            if (value.length == 0) {
                values.remove(key);
            } else {
                values.put(key, new Versioned(value, commits));
            }
        });
        return true;
    }

    /** The values without their versions. */
    synchronized Map<String, byte[]> values() {
        Map<String, byte[]> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, value.value()));
        return plain;
    }
}
