package suhuan.gateway.ledger.embedded;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.LedgerReadOnlyException;

/** Whether the ledger takes writes, and if not, why. It never recovers by itself: a start looks at everything anew. */
final class LedgerHealth {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHealth.class);

    private final AtomicReference<@Nullable String> readOnlyBecause = new AtomicReference<>();

    /** Takes no more writes. The first reason stays. */
    void readOnly(String reason, @Nullable Throwable cause) {
        if (readOnlyBecause.compareAndSet(null, reason)) {
            LOG.error("ledger is read-only: {}", reason, cause);
        }
    }

    @Nullable
    String readOnlyBecause() {
        return readOnlyBecause.get();
    }

    LedgerReadOnlyException refusal() {
        String reason = readOnlyBecause.get();
        return new LedgerReadOnlyException(reason == null ? "the ledger is closed" : reason);
    }
}
