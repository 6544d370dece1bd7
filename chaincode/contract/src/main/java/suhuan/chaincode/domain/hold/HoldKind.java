package suhuan.chaincode.domain.hold;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/** Why goods are held back. */
public enum HoldKind implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Kept apart until somebody finds them sound. */
    QUARANTINE(1),
    /** Nobody knows where they are. */
    LOST(2),
    /** Taken away by somebody who had no right to. */
    STOLEN(3),
    /** Called back by the maker or the regulator. */
    RECALL(4);

    private static final ByNumber<HoldKind> BY_NUMBER = ByNumber.of(values());

    private final int number;

    HoldKind(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static HoldKind of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }

    /** Whether the goods are not where they should be. */
    public boolean gone() {
        return this == LOST || this == STOLEN;
    }
}
