package suhuan.gateway.ledger.fabric.twin;

/**
 * A value and the place that wrote it.
 *
 * @param value the bytes; null where it was deleted
 * @param block block that wrote it
 * @param transaction transaction in that block
 */
record Versioned(byte[] value, long block, long transaction) {}
