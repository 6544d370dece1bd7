package suhuan.gateway.ledger.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.StateReader;
import suhuan.gateway.ledger.embedded.store.StoreException;
import suhuan.gateway.ledger.embedded.store.VersionedValue;

/**
 * What a transaction has read and in which version. Both executions of a transaction read through one, so that they see one
 * snapshot and the disk is asked once.
 */
final class ReadSet implements StateReader {
    private static final VersionedValue ABSENT = new VersionedValue(new byte[0], 0);

    private final PendingState state;
    private final ConcurrentHashMap<String, VersionedValue> read = new ConcurrentHashMap<>();
    private volatile @Nullable StoreException problem;

    ReadSet(PendingState state) {
        this.state = state;
    }

    @Override
    public Map<String, byte[]> readAll(Collection<String> keys) {
        List<String> missing = new ArrayList<>();
        for (String key : keys) {
            if (!read.containsKey(key)) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            load(missing);
        }
        Map<String, byte[]> values = new HashMap<>();
        for (String key : keys) {
            VersionedValue value = read.get(key);
            if (value != null && value != ABSENT) {
                values.put(key, value.value());
            }
        }
        return values;
    }

    private void load(List<String> keys) {
        try {
            Map<String, VersionedValue> found = state.read(keys);
            for (String key : keys) {
                read.putIfAbsent(key, found.getOrDefault(key, ABSENT));
            }
        } catch (StoreException damaged) {
            problem = damaged;
            throw damaged;
        }
    }

    /** Why the store could not be read, whatever the contract made of it; null where it could. */
    @Nullable
    StoreException problem() {
        return problem;
    }

    /** Version of each key read; 0 for keys that do not exist. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        read.forEach((key, value) -> versions.put(key, value.version()));
        return versions;
    }
}
