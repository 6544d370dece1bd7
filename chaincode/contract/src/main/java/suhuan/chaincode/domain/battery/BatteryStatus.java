package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.common.Numbered;

/**
 * Status of a battery over its lives, the closed set of Regulation (EU) 2023/1542, Annex XIII 4(c).
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum BatteryStatus implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** First life. */
    ORIGINAL(1),
    /** Used again for the same purpose. */
    REUSED(2),
    /** Used for another purpose. */
    REPURPOSED(3),
    /** Restored. */
    REMANUFACTURED(4),
    /** Waste. */
    WASTE(5);

    private static final BatteryStatus[] BY_NUMBER = values();

    private final int number;

    BatteryStatus(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
