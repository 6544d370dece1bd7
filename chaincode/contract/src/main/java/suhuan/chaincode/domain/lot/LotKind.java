package suhuan.chaincode.domain.lot;

import suhuan.chaincode.domain.common.Numbered;

/**
 * What a lot counts as once it came out of a process run.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum LotKind implements Numbered {
    /** As it was taken in: scrap or waste. */
    UNSPECIFIED(0),
    /** Takes the place of primary material; no longer waste. */
    PRODUCT(1),
    /** Goes on into another run. */
    INTERMEDIATE(2),
    /** Must be handed to a party licensed for it. */
    RESIDUE(3);

    private static final LotKind[] BY_NUMBER = values();

    private final int number;

    LotKind(int number) {
        this.number = number;
    }

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static LotKind of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("LotKind " + number);
        }
        return BY_NUMBER[number];
    }

    @Override
    public int number() {
        return number;
    }
}
