package suhuan.chaincode.domain.party;

import suhuan.chaincode.domain.common.Numbered;

/**
 * What a party is in the system of extended producer responsibility. A party may be several.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum Role implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Keeps the registry and reads everything. */
    REGULATOR(1),
    /** Makes batteries. */
    BATTERY_MAKER(2),
    /** Makes vehicles. */
    VEHICLE_MAKER(3),
    /** Runs recycling network points. */
    COLLECTOR(4),
    /** Gives batteries a second life. */
    CASCADE_OPERATOR(5),
    /** Recovers materials. */
    RECYCLER(6),
    /** Sorts and prepares scrap. */
    SCRAP_PROCESSOR(7),
    /** Melts scrap. */
    STEEL_MILL(8),
    /** Takes vehicles apart. */
    VEHICLE_DISMANTLER(9),
    /** Repairs vehicles, changes or swaps batteries. */
    REPAIRER(10);

    private static final Role[] BY_NUMBER = values();

    private final int number;

    Role(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
