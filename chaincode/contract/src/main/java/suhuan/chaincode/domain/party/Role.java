package suhuan.chaincode.domain.party;

/**
 * What a party is in the system of extended producer responsibility. A party may be several.
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum Role {
    /** Not stated. */
    UNSPECIFIED,
    /** Keeps the registry and reads everything. */
    REGULATOR,
    /** Makes batteries. */
    BATTERY_MAKER,
    /** Makes vehicles. */
    VEHICLE_MAKER,
    /** Runs recycling network points. */
    COLLECTOR,
    /** Gives batteries a second life. */
    CASCADE_OPERATOR,
    /** Recovers materials. */
    RECYCLER,
    /** Sorts and prepares scrap. */
    SCRAP_PROCESSOR,
    /** Melts scrap. */
    STEEL_MILL,
    /** Takes vehicles apart. */
    VEHICLE_DISMANTLER,
    /** Repairs vehicles, changes or swaps batteries. */
    REPAIRER;

    private static final Role[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Role of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("Role " + number);
        }
        return BY_NUMBER[number];
    }
}
