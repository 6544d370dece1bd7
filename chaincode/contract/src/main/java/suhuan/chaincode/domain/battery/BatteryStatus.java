package suhuan.chaincode.domain.battery;

/**
 * Status of a battery over its lives, the closed set of Regulation (EU) 2023/1542, Annex XIII 4(c).
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum BatteryStatus {
    /** Not stated. */
    UNSPECIFIED,
    /** First life. */
    ORIGINAL,
    /** Used again for the same purpose. */
    REUSED,
    /** Used for another purpose. */
    REPURPOSED,
    /** Restored. */
    REMANUFACTURED,
    /** Waste. */
    WASTE;

    private static final BatteryStatus[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static BatteryStatus of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("BatteryStatus " + number);
        }
        return BY_NUMBER[number];
    }
}
