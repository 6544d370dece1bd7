package suhuan.chaincode.domain.battery;

/**
 * Something that did not fit but was recorded all the same, for the regulator to see.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum Finding {
    /** Not stated. */
    UNSPECIFIED,
    /** The vehicle named is not the one the ledger knows. */
    VIN_MISMATCH,
    /** The weighed mass is more than 20 % from the registered one. */
    MASS_DEVIATES,
    /** The code is not of the form of GB/T 34014. */
    CODE_MALFORMED,
    /** The code is well formed and the ledger has never seen it. */
    CODE_UNKNOWN,
    /** No code could be read. */
    UNCODED,
    /** The VIN carries no valid check digit and its market does not demand one. */
    VIN_CHECK_DIGIT,
    /** Come back without having been recorded as removed. */
    NOT_REMOVED_BEFORE;

    private static final Finding[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Finding of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("Finding " + number);
        }
        return BY_NUMBER[number];
    }
}
