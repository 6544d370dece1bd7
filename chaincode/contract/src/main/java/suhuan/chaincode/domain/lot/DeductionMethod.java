package suhuan.chaincode.domain.lot;

import suhuan.chaincode.domain.common.Numbered;

/**
 * How a deduction for dirt, water and the like was made.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum DeductionMethod implements Numbered {
    /** Not stated; taken as NONE. */
    UNSPECIFIED(0),
    /** None. */
    NONE(1),
    /** A share of gross minus tare, rounded down to the mg. */
    SHARE(2),
    /** A mass. */
    FIXED(3),
    /** A mass for each unit. */
    PER_UNIT(4);

    private static final DeductionMethod[] BY_NUMBER = values();

    private final int number;

    DeductionMethod(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static DeductionMethod of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("DeductionMethod " + number);
        }
        return BY_NUMBER[number];
    }

    @Override
    public int number() {
        return number;
    }
}
