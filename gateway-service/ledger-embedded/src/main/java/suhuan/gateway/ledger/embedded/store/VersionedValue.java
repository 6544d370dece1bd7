package suhuan.gateway.ledger.embedded.store;

/**
 * A value of a key and which one it is.
 *
 * @param value the value; must not be changed
 * @param version changes with every write of the key, never 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared by version alone
public record VersionedValue(byte[] value, long version) {}
