package suhuan.chaincode.domain.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of 128 bits against those of the platform, which the domain may not use. */
class WideTest {
    private static final int CASES = 1_000_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Random random = new Random(20260529);

    @Test
    void sumsAndProductsAreThoseOfThePlatform() {
        for (int i = 0; i < CASES; i++) {
            long a = number();
            long b = number();
            int factor = random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31);
            long c = number() >> 2;
            BigInteger expected = big(a).multiply(big(b >> 40)).add(big(c));
            Wide wide = Wide.product(a, b >> 40).plus(Wide.of(c));
            if (!value(wide).equals(expected)
                    || !value(Wide.of(a).times(factor)).equals(big(a).multiply(big(factor)))) {
                assertThat(value(wide))
                        .as("%d * %d + %d, * %d", a, b >> 40, c, factor)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void orderIsThatOfThePlatform() {
        for (int i = 0; i < CASES; i++) {
            Wide left = Wide.product(number(), number() >> 20);
            Wide right = random.nextInt(4) == 0 ? left : Wide.product(number(), number() >> 20);
            if (Integer.signum(left.compareTo(right)) != value(left).compareTo(value(right))) {
                assertThat(left).as("against %s", right).isNull();
            }
        }
    }

    @Test
    void partsPerMillionAreRoundedDown() {
        for (int i = 0; i < 100_000; i++) {
            Wide whole = Wide.product(1 + (number() >> random.nextInt(62)), 1_000_000);
            Wide part = Wide.product(number() >> random.nextInt(62), 1_000_000);
            BigInteger exact = value(part).multiply(MILLION).divide(value(whole));
            BigInteger expected = exact.min(BigInteger.valueOf(Integer.MAX_VALUE));
            assertThat(part.ppmOf(whole)).as("%s of %s", part, whole).isEqualTo(expected.intValueExact());
        }
    }

    @Test
    void theVectorsOfTheField() {
        assertThat(Wide.of(650_000).ppmOf(Wide.of(1_000_000))).isEqualTo(650_000);
        assertThat(Wide.of(649_999).ppmOf(Wide.of(1_000_000))).isEqualTo(649_999);
        assertThat(Wide.of(35_000_000).ppmOf(Wide.of(70_000_000))).isEqualTo(500_000);
        assertThat(Wide.of(71_000_000).ppmOf(Wide.of(70_000_000))).isEqualTo(1_014_285);
    }

    @Test
    void whatDoesNotFitIsSaidSo() {
        Wide most = new Wide(Long.MAX_VALUE, -1);
        assertThatThrownBy(() -> most.plus(Wide.of(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Wide.product(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wide.of(1).times(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wide.of(1).ppmOf(Wide.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    private long number() {
        return (random.nextLong() & Long.MAX_VALUE) >> random.nextInt(63);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger value(Wide wide) {
        return big(wide.high()).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(wide.low())));
    }
}
