package suhuan.chaincode.domain.lot;

/**
 * The five chain-of-custody models of ISO 22095:2020, strongest first. Along a chain a model may only degrade.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum CustodyModel {
    /** Not stated; the contract takes it as segregated for a received lot. */
    UNSPECIFIED,
    /** One source kept apart. */
    IDENTITY_PRESERVED,
    /** Same characteristics, sources mixed. */
    SEGREGATED,
    /** Known proportion at the output. */
    CONTROLLED_BLENDING,
    /** Proportion holds on average. */
    MASS_BALANCE,
    /** Record apart from physical flow. */
    BOOK_AND_CLAIM;

    private static final CustodyModel[] BY_NUMBER = values();

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
}
