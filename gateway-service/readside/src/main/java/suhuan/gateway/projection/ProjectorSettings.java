package suhuan.gateway.projection;

import java.time.Duration;

/**
 * Settings of a projector.
 *
 * @param schema schema of the read model
 * @param maxBlocks most blocks in one SQL transaction when behind, 1 or more
 * @param maxBytes bytes of blocks after which a transaction takes no more, 1 or more
 * @param firstBackOff wait after a first failure of PostgreSQL; doubles up to {@code longestBackOff}
 * @param longestBackOff longest wait between attempts
 */
public record ProjectorSettings(
        String schema, int maxBlocks, int maxBytes, Duration firstBackOff, Duration longestBackOff) {
    /** 256 blocks or 16 MiB a transaction; 100 ms to 5 s between attempts. */
    public static ProjectorSettings defaults() {
        return new ProjectorSettings(
                ReadModelSchema.LEDGER_VIEW, 256, 16 << 20, Duration.ofMillis(100), Duration.ofSeconds(5));
    }
}
