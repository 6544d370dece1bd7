package suhuan.chaincode.domain.assay;

import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Wide;

/**
 * A mass of an element, exact to the millionth of a mg: a share in ppm of a mass in mg is always one of these, so nothing is
 * rounded until it is shown.
 *
 * @param mg whole mg, 0 or more
 * @param millionths millionths of a mg beside them, 0 to 999,999
 */
public record Content(long mg, int millionths) implements Comparable<Content> {
    /** Nothing. */
    public static final Content ZERO = new Content(0, 0);

    private static final int UNIT = 1_000_000;

    /** Checks its parts. */
    public Content {
        if (mg < 0 || millionths < 0 || millionths >= UNIT) {
            throw new IllegalArgumentException("not a content");
        }
    }

    /** A mass. */
    public static Content ofMg(long massMg) {
        return new Content(massMg, 0);
    }

    /**
     * The share of a mass, exact.
     *
     * @param massMg 0 or more
     * @param sharePpm 0 to 1,000,000
     */
    public static Content of(long massMg, int sharePpm) {
        return ofMg(massMg).share(sharePpm);
    }

    /**
     * A share of this, rounded down to the millionth of a mg; exact for a whole number of mg.
     *
     * @param sharePpm 0 to 1,000,000
     */
    public Content share(int sharePpm) {
        long small = mg % UNIT * sharePpm + (long) millionths * sharePpm / UNIT;
        return new Content(mg / UNIT * sharePpm + small / UNIT, (int) (small % UNIT));
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException where it is more than can be named; contents of masses up to {@link Mass#MAX_MG} never are
     */
    public Content plus(Content other) {
        int small = millionths + other.millionths;
        return new Content(Math.addExact(Math.addExact(mg, other.mg), small / UNIT), small % UNIT);
    }

    /** The difference, or nothing where the other is more. */
    public Content lessAtLeastZero(Content other) {
        if (compareTo(other) <= 0) {
            return ZERO;
        }
        int small = millionths - other.millionths;
        return small >= 0 ? new Content(mg - other.mg, small) : new Content(mg - other.mg - 1, small + UNIT);
    }

    /**
     * The difference.
     *
     * @throws IllegalStateException where the other is more: what is taken away was never there
     */
    public Content less(Content other) {
        if (compareTo(other) < 0) {
            throw new IllegalStateException("less than nothing of an element");
        }
        return lessAtLeastZero(other);
    }

    /** The lesser of two. */
    public Content min(Content other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether there is nothing. */
    public boolean none() {
        return equals(ZERO);
    }

    /** In millionths of a mg. */
    public Wide wide() {
        return Wide.product(mg, UNIT).plus(Wide.of(millionths));
    }

    @Override
    public int compareTo(Content other) {
        int byMg = Long.compare(mg, other.mg);
        return byMg != 0 ? byMg : Integer.compare(millionths, other.millionths);
    }
}
