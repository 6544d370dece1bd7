package suhuan.chaincode.domain.secondlife;

import suhuan.chaincode.domain.common.ByNumber;
import suhuan.chaincode.domain.common.Numbered;

/** How conformity of a product is shown. */
public enum ConformityKind implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** The responsible party says so itself. */
    SELF_DECLARATION(1),
    /** A certification body says so. */
    CERTIFICATE(2);

    private static final ByNumber<ConformityKind> BY_NUMBER = ByNumber.of(values());

    private final int number;

    ConformityKind(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static ConformityKind of(int number) {
        return BY_NUMBER.get(number);
    }

    @Override
    public int number() {
        return number;
    }
}
