package suhuan.chaincode.domain.process;

/**
 * Masses of a run, in mg.
 *
 * @param inMg all inputs, additions apart
 * @param additionsMg all additions
 * @param outMg all outputs, with what they hold of additions
 * @param lossMg all declared losses, with what they hold of additions
 * @param additionsOutMg what outputs and losses hold of additions
 * @param productInMg inputs that are products of earlier runs
 * @param intermediateInMg inputs that are intermediates of earlier runs
 * @param productMg outputs that are products, less what they hold of additions
 * @param intermediateMg outputs that are intermediates, less what they hold of additions
 */
public record Masses(
        long inMg,
        long additionsMg,
        long outMg,
        long lossMg,
        long additionsOutMg,
        long productInMg,
        long intermediateInMg,
        long productMg,
        long intermediateMg) {
    /** Nothing. */
    public static final Masses NONE = new Masses(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Masses plusIn(long massMg, boolean product, boolean intermediate) {
        return new Masses(
                Math.addExact(inMg, massMg),
                additionsMg,
                outMg,
                lossMg,
                additionsOutMg,
                productInMg + (product ? massMg : 0),
                intermediateInMg + (intermediate ? massMg : 0),
                productMg,
                intermediateMg);
    }

    Masses plusAddition(long massMg) {
        return new Masses(
                inMg,
                Math.addExact(additionsMg, massMg),
                outMg,
                lossMg,
                additionsOutMg,
                productInMg,
                intermediateInMg,
                productMg,
                intermediateMg);
    }

    Masses plusOut(long massMg, long additionMg, boolean product, boolean intermediate) {
        long netMg = massMg - additionMg;
        return new Masses(
                inMg,
                additionsMg,
                Math.addExact(outMg, massMg),
                lossMg,
                Math.addExact(additionsOutMg, additionMg),
                productInMg,
                intermediateInMg,
                productMg + (product ? netMg : 0),
                intermediateMg + (intermediate ? netMg : 0));
    }

    Masses plusLoss(long massMg, long additionMg) {
        return new Masses(
                inMg,
                additionsMg,
                outMg,
                Math.addExact(lossMg, massMg),
                Math.addExact(additionsOutMg, additionMg),
                productInMg,
                intermediateInMg,
                productMg,
                intermediateMg);
    }

    Masses minusOut(long massMg, long additionMg, boolean product, boolean intermediate) {
        return plusOut(-massMg, -additionMg, product, intermediate);
    }

    Masses minusLoss(long massMg, long additionMg) {
        return plusLoss(-massMg, -additionMg);
    }

    /** Everything that went in. */
    public long allInMg() {
        return Math.addExact(inMg, additionsMg);
    }

    /** Everything that came out or was lost. */
    public long allOutMg() {
        return Math.addExact(outMg, lossMg);
    }
}
