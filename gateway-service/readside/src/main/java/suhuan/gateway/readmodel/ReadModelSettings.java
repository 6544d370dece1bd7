package suhuan.gateway.readmodel;

import java.time.Duration;

/**
 * Settings of the read model.
 *
 * @param schema schema it lives in, as migrated; lower case letters, digits and underscores
 * @param statementTimeout longest time of one SQL statement, 1 ms or more
 * @param pageTokenKey secret that page tokens are sealed with, 16 bytes or more; the same on every gateway that shares callers
 * @param regionNames names of regions
 */
public record ReadModelSettings(
        String schema, Duration statementTimeout, byte[] pageTokenKey, RegionNames regionNames) {
    /** Schema {@code ledger_view}, five seconds, no names of regions. */
    public static ReadModelSettings defaults(byte[] pageTokenKey) {
        return new ReadModelSettings("ledger_view", Duration.ofSeconds(5), pageTokenKey, RegionNames.NONE);
    }
}
