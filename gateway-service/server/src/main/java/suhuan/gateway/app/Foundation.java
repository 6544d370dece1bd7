package suhuan.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;

/**
 * What stands below the application: the data folder, the ledger and the database. Ledger and database start side by side while the
 * application is being wired, and are closed after it.
 */
final class Foundation implements AutoCloseable {
    private final DataFolder folder;
    private final GatewayProperties properties;
    private final LedgerMeasures ledgerMeasures = new LedgerMeasures();
    private final CompletableFuture<EmbeddedLedger> ledger = new CompletableFuture<>();
    private final CompletableFuture<@Nullable EmbeddedDatabase> database = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Foundation(DataFolder folder, GatewayProperties properties) {
        this.folder = folder;
        this.properties = properties;
    }

    /**
     * Takes the data folder.
     *
     * @throws StartFailure where the folder cannot be had
     */
    static Foundation lay(GatewayProperties properties) {
        if (!properties.ledger().equals("embedded")) {
            throw new StartFailure("suhuan.ledger is " + properties.ledger() + "; this version knows: embedded");
        }
        return new Foundation(DataFolder.open(properties.dataFolder()), properties);
    }

    /** Begins to start ledger and database. To be called once logging is set up, for both have things to say. */
    void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        inBackground("open-ledger", ledger, () -> LedgerOpening.open(folder, ledgerMeasures));
        boolean own = properties.database().url() == null;
        inBackground(
                "start-postgres", database, () -> own ? EmbeddedDatabase.start(folder, properties.database()) : null);
    }

    DataFolder folder() {
        return folder;
    }

    GatewayProperties properties() {
        return properties;
    }

    LedgerMeasures ledgerMeasures() {
        return ledgerMeasures;
    }

    /** The ledger, once it is open. */
    EmbeddedLedger ledger() {
        return await(ledger);
    }

    /** How to reach the database, once it is up. */
    DatabaseAddress database() {
        EmbeddedDatabase own = await(database);
        if (own != null) {
            return new DatabaseAddress(own.url(), own.user(), own.password());
        }
        GatewayProperties.Database configured = properties.database();
        return new DatabaseAddress(
                String.valueOf(configured.url()),
                configured.user() == null ? "" : configured.user(),
                configured.password() == null ? "" : configured.password());
    }

    /**
     * How to reach a database.
     *
     * @param url JDBC address
     * @param user user
     * @param password password; never printed
     */
    record DatabaseAddress(String url, String user, String password) {
        @Override
        public String toString() {
            return url;
        }
    }

    /** Closes the ledger, stops a database of our own, and lets go of the folder. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            if (!begun.get()) {
                return;
            }
            ledger.handle((open, thrown) -> {
                        if (open != null) {
                            open.close();
                        }
                        return Boolean.TRUE;
                    })
                    .join();
            database.handle((own, thrown) -> {
                        stop(own);
                        return Boolean.TRUE;
                    })
                    .join();
        } finally {
            folder.close();
        }
    }

    private static void stop(@Nullable EmbeddedDatabase own) {
        try {
            if (own != null) {
                own.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T extends @Nullable Object> void inBackground(
            String name, CompletableFuture<T> result, Supplier<T> start) {
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
