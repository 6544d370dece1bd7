package suhuan.chaincode.domain.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;

/** No rounding makes or loses content, however often mass is split. */
class ContentPropertiesTest {
    private static final int CASES = 2_000_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Random random = new Random(39733);

    @Test
    void aShareOfAMassIsExact() {
        for (int i = 0; i < CASES; i++) {
            long massMg = mass();
            int ppm = random.nextInt(1_000_001);
            BigInteger expected = BigInteger.valueOf(massMg).multiply(BigInteger.valueOf(ppm));
            if (!micro(Content.of(massMg, ppm)).equals(expected)) {
                assertThat(micro(Content.of(massMg, ppm)))
                        .as("%d of %d", ppm, massMg)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aMillionSplitsHoldWhatTheWholeHeld() {
        long wholeMg = 400_000_000_007L;
        int ppm = 123_457;
        long left = wholeMg;
        Content sum = Content.ZERO;
        for (int i = 0; i < 1_000_000; i++) {
            long part = 1 + random.nextInt(400_000);
            left -= part;
            sum = sum.plus(Content.of(part, ppm));
        }
        assertThat(left).isPositive();
        assertThat(sum.plus(Content.of(left, ppm))).isEqualTo(Content.of(wholeMg, ppm));
    }

    @Test
    void anAllowanceIsRoundedDownAndSplittingNeverWidensIt() {
        for (int i = 0; i < 500_000; i++) {
            long a = mass() >> 1;
            long b = mass() >> 1;
            int ppm = random.nextInt(1_000_001);
            int uncertainty = random.nextInt(1_000_001);
            Content apart = Content.of(a, ppm)
                    .share(uncertainty)
                    .plus(Content.of(b, ppm).share(uncertainty));
            Content together = Content.of(a + b, ppm).share(uncertainty);
            BigInteger exact = micro(Content.of(a + b, ppm))
                    .multiply(BigInteger.valueOf(uncertainty))
                    .divide(MILLION);
            if (apart.compareTo(together) > 0 || !micro(together).equals(exact)) {
                assertThat(apart)
                        .as("%d and %d mg, %d, %d ppm", a, b, ppm, uncertainty)
                        .isLessThanOrEqualTo(together);
                assertThat(micro(together)).isEqualTo(exact);
            }
        }
    }

    @Test
    void sumsAndDifferencesAreExact() {
        for (int i = 0; i < 500_000; i++) {
            Content a = Content.of(mass() >> 1, random.nextInt(1_000_001));
            Content b = Content.of(mass() >> 1, random.nextInt(1_000_001));
            BigInteger difference = micro(a).subtract(micro(b)).max(BigInteger.ZERO);
            if (!micro(a.plus(b)).equals(micro(a).add(micro(b)))
                    || !micro(a.lessAtLeastZero(b)).equals(difference)
                    || Integer.signum(a.compareTo(b)) != micro(a).compareTo(micro(b))) {
                assertThat(a).as("against %s", b).isNull();
            }
        }
    }

    @Test
    void theLargestMassHasAContent() {
        assertThat(Content.of(Mass.MAX_MG, 1_000_000)).isEqualTo(Content.ofMg(Mass.MAX_MG));
        assertThat(Content.of(Mass.MAX_MG, 999_999).wide())
                .isLessThan(Content.ofMg(Mass.MAX_MG).wide());
        assertThatThrownBy(() -> new Content(0, 1_000_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Content(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Content.ofMg(Long.MAX_VALUE).plus(Content.ofMg(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** A thousand assays, each as far off as it may be, leave the lot where the first one put it. */
    @Test
    void laterAssaysCannotCarryALotAway() {
        Assay first = new Assay("XRF", 50_000, List.of(new Assay.Share("Co", 100_000)), false);
        for (int i = 0; i < 1_000; i++) {
            Assay most = new Assay("XRF", 50_000, List.of(new Assay.Share("Co", 110_000 + i)), false);
            Checks checks = new Checks();
            first.mustAgreeWith(most, "a", checks);
            assertThat(checks.clean()).as("%d ppm", 110_000 + i).isEqualTo(i == 0);
        }
    }

    private long mass() {
        return Math.floorMod(random.nextLong(), Mass.MAX_MG) >> random.nextInt(62);
    }

    private static BigInteger micro(Content content) {
        return BigInteger.valueOf(content.mg()).multiply(MILLION).add(BigInteger.valueOf(content.millionths()));
    }
}
