package suhuan.gateway.ledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.BlockStore;
import suhuan.gateway.ledger.embedded.store.PreparedBlock;
import suhuan.gateway.ledger.embedded.store.StoreOptions;

/** Figures of this module, to be read by a person: no test. Arguments: folder, and number of keys for the heap figure. */
public final class LedgerFigures {
    private LedgerFigures() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int keys = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        for (int round = 0; round < 3; round++) {
            store(folder, 100);
        }
        lone(folder);
        for (int round = 0; round < 3; round++) {
            closedLoop(folder, 100, 20_000, true);
            closedLoop(folder, 2_000, 100_000, false);
        }
        heap(folder, keys);
    }

    /** The store alone: groups of events of 333 bytes, a key each, one fsync a group. */
    private static void store(Path folder, int group) throws Exception {
        clear(folder);
        byte[] batch = new byte[333 * group];
        int groups = 2_000;
        try (BlockStore store = BlockStore.open(folder, StoreOptions.defaults(), problem -> {})) {
            long started = System.nanoTime();
            for (int g = 0; g < groups; g++) {
                TreeMap<String, byte[]> writes = new TreeMap<>();
                for (int i = 0; i < group; i++) {
                    writes.put("battery/" + g + "-" + i, new byte[64]);
                }
                PreparedBlock block = store.prepare(g, batch, new byte[0], writes);
                store.write(block);
                store.publish(block);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf("store: %,.0f events/s in groups of %d, fsync each%n", groups * group / seconds, group);
        }
    }

    private static void lone(Path folder) throws Exception {
        clear(folder);
        try (EmbeddedLedger ledger = open(folder)) {
            for (int round = 0; round < 3; round++) {
                long started = System.nanoTime();
                for (int i = 0; i < 2_000; i++) {
                    ledger.submit(Envelopes.registering("e" + round + "-" + i, "B" + round + "-" + i, 64))
                            .get();
                }
                System.out.printf("lone caller: %,.0f us an envelope%n", (System.nanoTime() - started) / 1e3 / 2_000);
            }
        }
    }

    private static void closedLoop(Path folder, int callers, int envelopes, boolean hot) throws Exception {
        clear(folder);
        try (EmbeddedLedger ledger = open(folder)) {
            Semaphore free = new Semaphore(callers);
            long started = System.nanoTime();
            for (int i = 0; i < envelopes; i++) {
                free.acquire();
                CompletableFuture<SubmitAnswer> answer = ledger.submit(
                        hot
                                ? Envelopes.counting("e" + i, "hot" + i % 10)
                                : Envelopes.registering("e" + i, "B" + i, 64));
                answer.whenComplete((done, failed) -> free.release());
            }
            free.acquire(callers);
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(
                    "%d in flight%s: %,.0f envelopes/s, %.1f a block%n",
                    callers,
                    hot ? " on 10 hot keys" : "",
                    envelopes / seconds,
                    envelopes / (ledger.status().lastBlock() + 1.0));
        }
    }

    /** Heap and start-up by number of keys; one block of 100 keys at a time with 2.7 KB an item, as a pack of 96 cells has. */
    private static void heap(Path folder, int keys) throws Exception {
        clear(folder);
        StoreOptions options = StoreOptions.defaults();
        byte[] batch = new byte[100 * 2_700];
        long empty = 0;
        try (BlockStore store = BlockStore.open(folder, options, problem -> {})) {
            empty = usedHeap();
            long started = System.nanoTime();
            for (int g = 0; g < keys / 100; g++) {
                TreeMap<String, byte[]> writes = new TreeMap<>();
                for (int i = 0; i < 100; i++) {
                    writes.put("battery/04QPE00" + g + "-" + i, new byte[220]);
                }
                writes.put("envelope/0198-" + g, new byte[4_000]);
                PreparedBlock block = store.prepare(g, batch, new byte[4_000], writes);
                store.write(block);
                store.publish(block);
                if ((g + 1) % (keys / 1_000) == 0 && (g + 1) * 10 % (keys / 100) == 0) {
                    System.out.printf(
                            "%,d items: index %.1f bytes an item, heap %.1f bytes an item, %.1f s%n",
                            (g + 1) * 100,
                            store.indexHeapBytes() / ((g + 1) * 100.0),
                            (usedHeap() - empty) / ((g + 1) * 100.0),
                            (System.nanoTime() - started) / 1e9);
                }
            }
        }
        for (int round = 0; round < 3; round++) {
            long started = System.nanoTime();
            BlockStore store = BlockStore.open(folder, options.withScrubBytesPerSecond(0), problem -> {});
            System.out.printf("start with %,d keys: %.0f ms%n", store.keyCount(), (System.nanoTime() - started) / 1e6);
            store.close();
        }
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static EmbeddedLedger open(Path folder) {
        return EmbeddedLedger.open(folder, new CountingContract(), EmbeddedLedgerOptions.defaults());
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
