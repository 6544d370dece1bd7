package suhuan.bench;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.StoreOptions;

/** Block-store events a second, an fsync a group of 100, against SQLite with the same groups. */
final class StoreRow implements Comparison {
    private static final int GROUP = 100;
    private static final int VALUE_BYTES = 333;

    private final int groups;
    private final Path folder;
    private final byte[] value = new byte[VALUE_BYTES];
    private @org.jspecify.annotations.Nullable BlockStore ours;
    private @org.jspecify.annotations.Nullable SqliteStore theirs;
    private long next;
    private long clockMs;

    StoreRow(Settings settings) {
        groups = settings.size(150, 500);
        folder = settings.folder().resolve("store");
    }

    @Override
    public String id() {
        return "store";
    }

    @Override
    public String what() {
        return "durable events a second";
    }

    @Override
    public String against() {
        return "SQLite, WAL, synchronous=FULL";
    }

    @Override
    public String settings() {
        return groups + " groups of " + GROUP + " events, each a key and " + VALUE_BYTES + " bytes, an fsync a group";
    }

    @Override
    public double floor() {
        return 5;
    }

    @Override
    public double aim() {
        return 15;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        new java.util.Random(7).nextBytes(value);
        ours = BlockStore.open(folder.resolve("ours"), StoreOptions.defaults(), problem -> {
            throw problem;
        });
        theirs = new SqliteStore(folder.resolve("theirs.db"));
        ours();
        theirs();
    }

    @Override
    public double ours() throws Exception {
        BlockStore store = java.util.Objects.requireNonNull(ours);
        byte[] nothing = new byte[0];
        long begin = System.nanoTime();
        for (int g = 0; g < groups; g++) {
            SortedMap<String, byte[]> writes = new TreeMap<>();
            for (int i = 0; i < GROUP; i++) {
                writes.put(EventKeys.key(next++), value);
            }
            var block = store.prepare(clockMs++, nothing, nothing, writes);
            store.write(block);
            store.publish(block);
        }
        return groups * (double) GROUP * 1e9 / (System.nanoTime() - begin);
    }

    @Override
    public double theirs() throws Exception {
        return java.util.Objects.requireNonNull(theirs).run(groups, GROUP, value);
    }

    @Override
    public void close() throws Exception {
        if (ours != null) {
            ours.close();
        }
        if (theirs != null) {
            theirs.close();
        }
        Scratch.empty(folder);
    }
}
