package suhuan.gateway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where a ledger stands.
 *
 * @param kind {@code embedded} or {@code fabric}
 * @param lastBlock number of the last durable block; -1 for none
 * @param readOnlyBecause why no writes are taken; null where they are
 */
public record LedgerStatus(
        String kind, long lastBlock, @Nullable String readOnlyBecause) {
    /** Whether what is seen here is one copy of several: blocks that it lacks may still come from the others. */
    public boolean replicated() {
        return kind.equals("fabric");
    }
}
