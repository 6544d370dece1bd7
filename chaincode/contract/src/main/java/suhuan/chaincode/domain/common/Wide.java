package suhuan.chaincode.domain.common;

/**
 * A number of 0 to 2^127 - 1, exact: products of masses and shares do not fit 64 bits.
 *
 * @param high upper 64 bits, 0 or more
 * @param low lower 64 bits, unsigned
 */
public record Wide(long high, long low) implements Comparable<Wide> {
    /** Nothing. */
    public static final Wide ZERO = new Wide(0, 0);

    /**
     * A number.
     *
     * @param value 0 or more
     */
    public static Wide of(long value) {
        return product(value, 1);
    }

    /**
     * The product of two numbers.
     *
     * @param left 0 or more
     * @param right 0 or more
     */
    public static Wide product(long left, long right) {
        if (left < 0 || right < 0) {
            throw new IllegalArgumentException("negative");
        }
        return new Wide(Math.multiplyHigh(left, right), left * right);
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException where it does not fit
     */
    public Wide plus(Wide other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Wide(Math.addExact(Math.addExact(high, other.high), carry), sum);
    }

    /**
     * The product with a number.
     *
     * @param factor 0 or more
     * @throws ArithmeticException where it does not fit
     */
    public Wide times(int factor) {
        if (factor < 0) {
            throw new IllegalArgumentException("negative");
        }
        // low is unsigned: its two halves are multiplied apart.
        long lower = (low & 0xFFFF_FFFFL) * factor;
        long upper = (low >>> 32) * factor + (lower >>> 32);
        long newLow = (upper << 32) | (lower & 0xFFFF_FFFFL);
        return new Wide(Math.addExact(Math.multiplyExact(high, factor), upper >>> 32), newLow);
    }

    /**
     * {@code this * 1,000,000 / whole}, rounded down, at most {@link Integer#MAX_VALUE}.
     *
     * @param whole more than 0
     * @throws ArithmeticException where a product on the way does not fit
     */
    public int ppmOf(Wide whole) {
        if (whole.equals(ZERO)) {
            throw new ArithmeticException("of nothing");
        }
        Wide scaled = times(1_000_000);
        int least = 0;
        int most = Integer.MAX_VALUE;
        while (least < most) {
            int middle = least + (most - least) / 2 + (most - least) % 2;
            if (whole.times(middle).compareTo(scaled) <= 0) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    @Override
    public int compareTo(Wide other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
