package suhuan.gateway.ledger.fabric;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether the ledger ends, and waiting that ends with it. */
final class Closing {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

    /** Ends all waiting. */
    void now() {
        end.complete(null);
    }

    boolean isNow() {
        return end.isDone();
    }

    /** Waits; false where the ledger ends. */
    boolean pause(long ms) {
        await(end, ms);
        return !isNow();
    }

    /** A future that is done when the other is, or the ledger ends. */
    CompletableFuture<Object> or(CompletableFuture<?> other) {
        return CompletableFuture.anyOf(other, end);
    }

    /** Waits for a future, however it is completed. */
    static void await(CompletableFuture<?> future, long ms) {
        try {
            future.get(Math.max(0, ms), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException looked) {
            // The caller looks at the future itself.
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
