package suhuan.gateway.ledger.embedded.store;

/**
 * The last block readers may see.
 *
 * @param number its number; -1 for none
 * @param sha256 its SHA-256; zeros for none
 * @param end place behind it, as a {@link Location}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PublishedBlock(long number, byte[] sha256, long end) {
    /** How far a segment may be read: to its end, or to the end of what is published. */
    long readableEnd(int segment) {
        return segment == Location.segment(end) ? Location.offset(end) : Long.MAX_VALUE;
    }
}
