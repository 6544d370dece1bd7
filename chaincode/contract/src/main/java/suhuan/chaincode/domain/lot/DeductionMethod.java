package suhuan.chaincode.domain.lot;

/**
 * How a deduction for dirt, water and the like was made.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum DeductionMethod {
    /** Not stated; taken as NONE. */
    UNSPECIFIED,
    /** None. */
    NONE,
    /** A share of gross minus tare, rounded down to the mg. */
    SHARE,
    /** A mass. */
    FIXED,
    /** A mass for each unit. */
    PER_UNIT;

    private static final DeductionMethod[] BY_NUMBER = values();

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
}
