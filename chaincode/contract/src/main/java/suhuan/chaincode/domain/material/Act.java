package suhuan.chaincode.domain.material;

/**
 * What a party does with goods; a licence names material and act.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum Act {
    /** Not stated. */
    UNSPECIFIED,
    /** Trade in goods that are not waste; needs no licence, and is refused for waste. */
    TRADE,
    /** Take back or buy at a collection point. */
    COLLECT,
    /** Store for others or between steps. */
    STORE,
    /** Second life of batteries. */
    CASCADE_USE,
    /** Take apart. */
    DISMANTLE,
    /** Recover materials from waste. */
    RECYCLE,
    /** Sort, cut, shear, bale or otherwise process scrap. */
    PROCESS,
    /** Charge scrap into a furnace. */
    SMELT;

    private static final Act[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Act of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("Act " + number);
        }
        return BY_NUMBER[number];
    }
}
