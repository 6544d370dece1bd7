package suhuan.chaincode.domain.secondlife;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/** What an assessment found a battery fit for, the most demanding use first. */
public enum Suitability implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** As it is, for the same purpose. */
    REUSE(1),
    /** Restored, for the same purpose. */
    REMANUFACTURE(2),
    /** For another purpose. */
    REPURPOSE(3),
    /** Only for the recovery of its materials. */
    RECYCLE(4);

    private static final ByNumber<Suitability> BY_NUMBER = ByNumber.of(values());

    private final int number;

    Suitability(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Suitability of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }

    /** Whether what is fit for this is fit for a use that demands as much or less. */
    public boolean fitFor(Suitability use) {
        return this != UNSPECIFIED && number <= use.number;
    }
}
