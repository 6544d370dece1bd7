package suhuan.gateway.ledger.embedded.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes read lately, by place. What stands at a place never changes, so nothing here is ever stale. Two generations: when
 * the young one is full it becomes the old one, and what is asked for again moves back.
 */
final class WriteCache {
    private static final int LONGEST_VALUE = 4096;

    private final int generation;
    private final AtomicInteger added = new AtomicInteger();
    private volatile ConcurrentHashMap<Long, ValueReader.Write> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<Long, ValueReader.Write> old = new ConcurrentHashMap<>();

    /** Keeps about this many. */
    WriteCache(int writes) {
        this.generation = writes / 2;
    }

    ValueReader.@Nullable Write get(long location) {
        ValueReader.Write write = young.get(location);
        if (write == null) {
            write = old.get(location);
            if (write != null) {
                put(location, write);
            }
        }
        return write;
    }

    void put(long location, ValueReader.Write write) {
        if (generation == 0 || write.value().length > LONGEST_VALUE) {
            return;
        }
        if (young.put(location, write) == null && added.incrementAndGet() >= generation) {
            turn();
        }
    }

    private synchronized void turn() {
        if (added.get() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
            added.set(0);
        }
    }
}
