package suhuan.chaincode.domain.process;

import suhuan.chaincode.domain.common.Numbered;

/**
 * From where the content of an input is known.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum CompositionSource implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Not known, which is not zero. */
    UNKNOWN(1),
    /** Composition filed for the model. */
    FILING(2),
    /** Assay of the lot. */
    ASSAY(3);

    private final int number;

    CompositionSource(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
