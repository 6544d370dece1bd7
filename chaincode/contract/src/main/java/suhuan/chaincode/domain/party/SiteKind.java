package suhuan.chaincode.domain.party;

/**
 * What a site is.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum SiteKind {
    /** Not stated. */
    UNSPECIFIED,
    /** Factory of batteries or vehicles. */
    FACTORY,
    /** Recycling network point, collection type: storage up to 5 t. */
    COLLECTION_POINT,
    /** Recycling network point, central store: storage of 30 t and more. */
    CENTRAL_STORE,
    /** Scrap yard. */
    SCRAP_YARD,
    /** Plant that dismantles, recycles or gives a second life. */
    RECYCLING_PLANT,
    /** Steel works. */
    STEEL_WORKS,
    /** Office without goods. */
    OFFICE;

    private static final SiteKind[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static SiteKind of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("SiteKind " + number);
        }
        return BY_NUMBER[number];
    }
}
