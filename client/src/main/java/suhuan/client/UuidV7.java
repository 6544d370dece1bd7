package suhuan.client;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then chance. */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    private UuidV7() {}

    /** A new one, made now. */
    public static String fresh() {
        return of(System.currentTimeMillis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    /**
     * One made of given parts, for senders that must be able to make the same id again.
     *
     * @param unixMs milliseconds since 1970-01-01 UTC; the lower 48 bits are used
     * @param high 12 bits of chance
     * @param low 62 bits of chance
     */
    public static String of(long unixMs, long high, long low) {
        long most = (unixMs << 16) | 0x7000L | (high & 0x0FFFL);
        long least = 0x8000_0000_0000_0000L | (low & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(most, least).toString();
    }
}
