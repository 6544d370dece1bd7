package suhuan.gateway.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts are exactly the whole, and each within one unit of its exact share. */
class SharesTest {
    private static final int CASES = 20_000;

    private static long seed() {
        String given = System.getProperty("suhuan.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("SharesTest: -Dseed=" + seed);
        return seed;
    }

    @Test
    void thirdsOfAGramAddUpToIt() {
        assertThat(Shares.of(1_000_000_000L, List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE)))
                .containsExactly(333_333_334L, 333_333_333L, 333_333_333L);
    }

    @Test
    void whateverTheWeightsNothingIsLostOrMade() {
        Random random = new Random(seed());
        for (int i = 0; i < CASES; i++) {
            long whole = random.nextLong() >>> (1 + random.nextInt(62));
            List<BigInteger> weights = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                weights.add(new BigInteger(random.nextInt(90), random));
            }
            weights.add(BigInteger.ONE);
            BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
            long[] parts = Shares.of(whole, weights);
            assertThat(Arrays.stream(parts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add))
                    .isEqualTo(BigInteger.valueOf(whole));
            for (int k = 0; k < parts.length; k++) {
                BigInteger exactTimesSum = BigInteger.valueOf(whole).multiply(weights.get(k));
                BigInteger off = BigInteger.valueOf(parts[k])
                        .multiply(sum)
                        .subtract(exactTimesSum)
                        .abs();
                assertThat(off).isLessThan(sum);
            }
        }
    }
}
