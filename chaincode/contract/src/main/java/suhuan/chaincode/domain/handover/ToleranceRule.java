package suhuan.chaincode.domain.handover;

/**
 * Named rules for the difference between the offered and the counter-weighed mass.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum ToleranceRule {
    /** Not stated; taken as EXACT. */
    UNSPECIFIED,
    /** No difference. */
    EXACT,
    /** Up to 3 per mille, the trade's usual allowance between two truck scales. */
    TRUCK_SCALE_3_PER_MILLE,
    /** Up to 1 per cent. */
    ONE_PER_CENT,
    /** Up to 5 per cent, for goods that lose water or dirt on the way. */
    FIVE_PER_CENT;

    private static final ToleranceRule[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static ToleranceRule of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("ToleranceRule " + number);
        }
        return BY_NUMBER[number];
    }
}
