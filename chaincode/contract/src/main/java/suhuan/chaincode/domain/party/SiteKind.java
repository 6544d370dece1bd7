package suhuan.chaincode.domain.party;

import suhuan.chaincode.domain.common.Numbered;

/**
 * What a site is.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum SiteKind implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Factory of batteries or vehicles. */
    FACTORY(1),
    /** Recycling network point, collection type: storage up to 5 t. */
    COLLECTION_POINT(2),
    /** Recycling network point, central store: storage of 30 t and more. */
    CENTRAL_STORE(3),
    /** Scrap yard. */
    SCRAP_YARD(4),
    /** Plant that dismantles, recycles or gives a second life. */
    RECYCLING_PLANT(5),
    /** Steel works. */
    STEEL_WORKS(6),
    /** Office without goods. */
    OFFICE(7);

    private static final SiteKind[] BY_NUMBER = values();

    private final int number;

    SiteKind(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
