package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.common.Numbered;

/**
 * Something that did not fit but was recorded all the same, for the regulator to see.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum Finding implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** The vehicle named is not the one the ledger knows. */
    VIN_MISMATCH(1),
    /** The weighed mass is more than 20 % from the registered one. */
    MASS_DEVIATES(2),
    /** The code is not of the form of GB/T 34014. */
    CODE_MALFORMED(3),
    /** The code is well formed and the ledger has never seen it. */
    CODE_UNKNOWN(4),
    /** No code could be read. */
    UNCODED(5),
    /** The VIN carries no valid check digit and its market does not demand one. */
    VIN_CHECK_DIGIT(6),
    /** Come back without having been recorded as removed. */
    NOT_REMOVED_BEFORE(7);

    private static final Finding[] BY_NUMBER = values();

    private final int number;

    Finding(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
