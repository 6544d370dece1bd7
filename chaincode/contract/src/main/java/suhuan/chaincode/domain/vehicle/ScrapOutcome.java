package suhuan.chaincode.domain.vehicle;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/** How a scrapped vehicle arrived. */
public enum ScrapOutcome implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** With every battery the ledger knows of, or with records that explain the difference. */
    COMPLETE(1),
    /** A battery is missing or another, and no record explains it. */
    INCOMPLETE(2),
    /** The ledger never knew a battery in this vehicle. */
    NOTHING_TO_COMPARE(3);

    private static final ByNumber<ScrapOutcome> BY_NUMBER = ByNumber.of(values());

    private final int number;

    ScrapOutcome(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static ScrapOutcome of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }
}
