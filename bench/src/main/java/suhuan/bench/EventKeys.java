package suhuan.bench;

/** Keys of measured events: spread like real ids, the same for both sides. */
final class EventKeys {
    private EventKeys() {}

    static String key(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        return "event/" + Long.toHexString(mixed) + "-" + number;
    }
}
