package suhuan.chaincode.domain.handover;

import suhuan.chaincode.domain.common.Numbered;

/**
 * Named rules for the difference between the offered and the counter-weighed mass.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum ToleranceRule implements Numbered {
    /** Not stated; taken as EXACT. */
    UNSPECIFIED(0),
    /** No difference. */
    EXACT(1),
    /** Up to 3 per mille, the trade's usual allowance between two truck scales. */
    TRUCK_SCALE_3_PER_MILLE(2),
    /** Up to 1 per cent. */
    ONE_PER_CENT(3),
    /** Up to 5 per cent, for goods that lose water or dirt on the way. */
    FIVE_PER_CENT(4);

    private static final ToleranceRule[] BY_NUMBER = values();

    private final int number;

    ToleranceRule(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
