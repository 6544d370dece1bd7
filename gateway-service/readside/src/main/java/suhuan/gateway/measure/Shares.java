package suhuan.gateway.measure;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a whole by weights into parts that are exactly the whole: each gets the whole units of its part, and what is left goes to
 * the largest remainders, one unit each; among equals to the earlier one.
 */
public final class Shares {
    private Shares() {}

    /**
     * @param whole 0 or more
     * @param weights 0 or more each, not all 0
     * @return the parts, in the order of the weights
     */
    public static long[] of(long whole, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[parts.length];
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] exact =
                    BigInteger.valueOf(whole).multiply(weights.get(i)).divideAndRemainder(sum);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            left -= parts[i];
        }
        if (left > 0) {
            IntStream.range(0, parts.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                    .limit(left)
                    .forEach(i -> parts[i]++);
        }
        return parts;
    }
}
