package suhuan.gateway.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What stands below the application: the data folder, the ledger and the database. Ledger and database start side by side while the
 * application is being wired, and are closed after it.
 */
final class Foundation implements AutoCloseable {
    private final DataFolder folder;
    private final GatewayProperties properties;
    private final CompletableFuture<Backend> backend = new CompletableFuture<>();
    private final CompletableFuture<Database> database = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Foundation(DataFolder folder, GatewayProperties properties) {
        this.folder = folder;
        this.properties = properties;
    }

    /**
     * Takes the data folder.
     *
     * @throws StartFailure where the folder cannot be had, or holds the data of another kind of ledger
     */
    static Foundation lay(GatewayProperties properties) {
        LedgerKind kind = LedgerKind.of(properties);
        kind.demandSettings(properties);
        DataFolder folder = DataFolder.open(properties.dataFolder());
        try {
            kind.claim(folder);
            return new Foundation(folder, properties);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Begins to start ledger and database. To be called once logging is set up, for both have things to say. */
    void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        inBackground("open-ledger", backend, () -> LedgerKind.of(properties).open(folder, properties));
        inBackground("open-database", database, () -> Database.open(folder, properties.database()));
    }

    DataFolder folder() {
        return folder;
    }

    GatewayProperties properties() {
        return properties;
    }

    /** The ledger, once it is open. */
    Backend backend() {
        return await(backend);
    }

    /** The database, once it is up. */
    Database database() {
        return await(database);
    }

    /** Closes the ledger and the database, and lets go of the folder. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!begun.get()) {
                return;
            }
            closeWhenOpen(backend);
            closeWhenOpen(database);
            folder.delete(ReadyFile.NAME);
        } finally {
            folder.close();
        }
    }

    /** Waits for a start that is still going on, and closes what came of it. */
    private static void closeWhenOpen(CompletableFuture<? extends AutoCloseable> starting) {
        AutoCloseable open = starting.handle(
                        (value, thrown) -> thrown == null ? Optional.of(value) : Optional.<AutoCloseable>empty())
                .join()
                .orElse(null);
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("cannot be closed", e);
            }
        }
    }

    private static <T> T await(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private static <T> void inBackground(String name, CompletableFuture<T> result, Supplier<T> start) {
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(start.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
