package suhuan.chaincode.domain.material;

import suhuan.chaincode.domain.common.Numbered;

/** Families of batteries as recycling targets tell them apart. Declared in the order of the stored numbers, without gaps. */
public enum BatteryFamily implements Numbered {
    /** Not known, or several. */
    UNKNOWN(0),
    /** Based on lithium. */
    LITHIUM(1),
    /** Lead-acid. */
    LEAD(2),
    /** Nickel-cadmium. */
    NICKEL_CADMIUM(3),
    /** Others. */
    OTHER(4);

    private static final BatteryFamily[] BY_NUMBER = values();

    private final int number;

    BatteryFamily(int number) {
        this.number = number;
    }

    /**
     * The value with a number.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static BatteryFamily of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("BatteryFamily " + number);
        }
        return BY_NUMBER[number];
    }

    @Override
    public int number() {
        return number;
    }
}
