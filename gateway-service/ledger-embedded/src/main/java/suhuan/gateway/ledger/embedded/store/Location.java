package suhuan.gateway.ledger.embedded.store;

/** A place in the segments as one long: segment number in the upper half, byte offset in the lower. Zero is no place. */
final class Location {
    /** No place: no record begins where a segment's header stands. */
    static final long NONE = 0;

    private Location() {}

    static long of(int segment, long offset) {
        if (segment < 0 || offset < 0 || offset > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("segment " + segment + ", offset " + offset);
        }
        return ((long) segment << 32) | offset;
    }

    static int segment(long location) {
        return (int) (location >>> 32);
    }

    static long offset(long location) {
        return location & 0xFFFF_FFFFL;
    }
}
