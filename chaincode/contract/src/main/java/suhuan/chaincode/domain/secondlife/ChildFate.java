package suhuan.chaincode.domain.secondlife;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/** What became of a module or cell when its parent was taken apart. */
public enum ChildFate implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Came out whole and lives on. */
    PRESENT(1),
    /** Came out damaged; kept under its code for recycling. */
    DAMAGED(2),
    /** Was not inside. */
    MISSING(3),
    /** Was inside and did not survive. */
    DESTROYED(4);

    private static final ByNumber<ChildFate> BY_NUMBER = ByNumber.of(values());

    private final int number;

    ChildFate(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static ChildFate of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }
}
