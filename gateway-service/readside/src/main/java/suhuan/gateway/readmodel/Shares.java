package suhuan.gateway.readmodel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a whole by weights into parts that are exactly the whole: what rounding leaves goes to the largest remainders. */
final class Shares {
    private Shares() {}

    /**
     * @param whole 0 or more
     * @param weights 0 or more each, not all 0
     */
    static long[] of(long whole, List<BigInteger> weights) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.size()];
        List<BigInteger> remainders = new ArrayList<>();
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] exact =
                    BigInteger.valueOf(whole).multiply(weights.get(i)).divideAndRemainder(sum);
            parts[i] = exact[0].longValueExact();
            remainders.add(exact[1]);
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
