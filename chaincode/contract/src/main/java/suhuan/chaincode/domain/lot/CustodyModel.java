package suhuan.chaincode.domain.lot;

import suhuan.chaincode.domain.common.Numbered;

/**
 * The five chain-of-custody models of ISO 22095:2020, strongest first. Along a chain a model may only degrade.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum CustodyModel implements Numbered {
    /** Not stated; the contract takes it as segregated for a received lot. */
    UNSPECIFIED(0),
    /** One source kept apart. */
    IDENTITY_PRESERVED(1),
    /** Same characteristics, sources mixed. */
    SEGREGATED(2),
    /** Known proportion at the output. */
    CONTROLLED_BLENDING(3),
    /** Proportion holds on average. */
    MASS_BALANCE(4),
    /** Record apart from physical flow. */
    BOOK_AND_CLAIM(5);

    private static final CustodyModel[] BY_NUMBER = values();

    private final int number;

    CustodyModel(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static CustodyModel of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("CustodyModel " + number);
        }
        return BY_NUMBER[number];
    }

    @Override
    public int number() {
        return number;
    }
}
