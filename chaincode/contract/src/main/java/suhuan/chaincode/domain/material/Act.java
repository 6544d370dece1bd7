package suhuan.chaincode.domain.material;

import suhuan.chaincode.domain.common.Numbered;

/**
 * What a party does with goods; a licence names material and act.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum Act implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Trade in goods that are not waste; needs no licence, and is refused for waste. */
    TRADE(1),
    /** Take back or buy at a collection point. */
    COLLECT(2),
    /** Store for others or between steps. */
    STORE(3),
    /** Second life of batteries. */
    CASCADE_USE(4),
    /** Take apart. */
    DISMANTLE(5),
    /** Recover materials from waste. */
    RECYCLE(6),
    /** Sort, cut, shear, bale or otherwise process scrap. */
    PROCESS(7),
    /** Charge scrap into a furnace. */
    SMELT(8),
    /** Dispose of what cannot be used: landfill, incineration, hazardous-waste treatment. */
    DISPOSE(9);

    private static final Act[] BY_NUMBER = values();

    private final int number;

    Act(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
