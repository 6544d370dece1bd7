package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes index snapshots from time to time, beside the work, and at the end. */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final StoreOptions options;
    private final Path folder;
    private final byte[] ledgerId;
    private final IndexSnapshot.Source source;
    private final AtomicLong grownBytes = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long lastBlock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ledger-snapshot");
        thread.setDaemon(true);
        return thread;
    });

    Snapshots(StoreOptions options, Path folder, byte[] ledgerId, IndexSnapshot.Source source, long lastBlock) {
        this.options = options;
        this.folder = folder;
        this.ledgerId = ledgerId;
        this.source = source;
        this.lastBlock = lastBlock;
    }

    /** Counts what was added; begins a snapshot when it is time. */
    void grown(long bytes) {
        long total = grownBytes.addAndGet(bytes);
        // A large index is written less often, so that snapshots stay a fraction of what is written anyway.
        if (total >= options.snapshotBytes()
                && total >= 4 * source.keys().heapBytes()
                && running.compareAndSet(false, true)) {
            grownBytes.set(0);
            worker.execute(() -> {
                write();
                running.set(false);
            });
        }
    }

    private void write() {
        if (source.published().number() <= lastBlock) {
            return;
        }
        try {
            lastBlock = IndexSnapshot.write(options.files(), folder, ledgerId, source);
        } catch (IOException | RuntimeException problem) {
            LOG.warn("no index snapshot was written to {}, the next start replays more blocks", folder, problem);
        }
    }

    /** Ends; writes a last snapshot unless the store has failed. */
    void close(boolean failed) {
        if (!failed) {
            worker.execute(this::write);
        }
        worker.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (worker.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
