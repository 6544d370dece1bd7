package suhuan.chaincode.domain.assay;

import suhuan.chaincode.domain.common.Numbered;

/**
 * What a rule says of a result.
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum Judgement implements Numbered {
    /** Not judged. */
    UNSPECIFIED(0),
    /** Met. */
    MET(1),
    /** Not met. */
    NOT_MET(2),
    /** The rule is not in force yet. */
    NOT_YET_IN_FORCE(3),
    /** The rule is about something else. */
    OUT_OF_SCOPE(4),
    /** What is on the ledger does not decide it. */
    NOT_DECLARED(5);

    private final int number;

    Judgement(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
