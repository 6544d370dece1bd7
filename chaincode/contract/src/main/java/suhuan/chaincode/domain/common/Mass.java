package suhuan.chaincode.domain.common;

/** Arithmetic of masses in mg that cannot overflow. */
public final class Mass {
    /** Largest mass the ledger can name, 9,000,000,000 t. */
    public static final long MAX_MG = 9_000_000_000_000_000_000L;

    /** Largest mass of a single battery, 100 t. */
    public static final long MAX_BATTERY_MG = 100_000_000_000L;

    /** Largest mass on one weigh-ticket, 1,000,000 t. */
    public static final long MAX_WEIGHED_MG = 1_000_000_000_000_000L;

    private Mass() {}

    /**
     * Sum of two masses, or {@link Long#MAX_VALUE} where it would be more than that.
     *
     * @param leftMg 0 or more
     * @param rightMg 0 or more
     */
    public static long saturatedSum(long leftMg, long rightMg) {
        return leftMg > Long.MAX_VALUE - rightMg ? Long.MAX_VALUE : leftMg + rightMg;
    }

    /**
     * {@code massMg * numerator / denominator}, rounded down.
     *
     * @param massMg 0 or more
     * @param numerator 0 to {@code denominator}
     * @param denominator 1 to 1,000,000
     */
    public static long share(long massMg, int numerator, int denominator) {
        return massMg / denominator * numerator + massMg % denominator * numerator / denominator;
    }

    /**
     * {@code massMg * count}, or {@link Long#MAX_VALUE} where it would be more than that.
     *
     * @param massMg 0 or more
     * @param count 0 or more
     */
    public static long saturatedProduct(long massMg, int count) {
        return count != 0 && massMg > Long.MAX_VALUE / count ? Long.MAX_VALUE : massMg * count;
    }
}
