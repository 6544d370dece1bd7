package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A mass divided among producers stays that mass, however often it is divided. */
class AttributionTest {
    @Test
    void thirdsOfOneMilligramGoToTheLowerNumber() {
        Attribution thirds = new Attribution(new TreeMap<>(Map.of(7L, 1L, 8L, 1L, 9L, 1L)));
        assertThat(thirds.divided(1).shares()).containsExactly(Map.entry(7L, 1L));
        assertThat(thirds.divided(2).shares()).containsExactly(Map.entry(7L, 1L), Map.entry(8L, 1L));
        assertThat(thirds.divided(10).shares())
                .containsExactly(Map.entry(7L, 4L), Map.entry(8L, 3L), Map.entry(9L, 3L));
    }

    @Test
    void theLargestRemainderComesFirst() {
        Attribution shares = new Attribution(new TreeMap<>(Map.of(1L, 333_333L, 2L, 666_667L)));
        assertThat(shares.divided(2).shares()).containsExactly(Map.entry(1L, 1L), Map.entry(2L, 1L));
        assertThat(shares.divided(400_000_000).shares())
                .containsExactly(Map.entry(1L, 133_333_200L), Map.entry(2L, 266_666_800L));
    }

    @Test
    void whatNobodyHasAShareInIsNobodys() {
        assertThat(Attribution.NONE.divided(5)).isEqualTo(Attribution.of(0, 5));
        assertThat(Attribution.of(3, 5).divided(0)).isEqualTo(Attribution.NONE);
    }

    @Test
    void aTextIsReadAsItWasWritten() {
        Attribution shares = new Attribution(new TreeMap<>(Map.of(0L, 1L, 12L, Long.MAX_VALUE / 2)));
        assertThat(Attribution.parse(shares.text())).isEqualTo(shares);
        assertThat(Attribution.parse("")).isEqualTo(Attribution.NONE);
    }

    /** A rounding game: one part after the other is taken until nothing is left; nobody ever ends up with a mg more or less. */
    @Test
    void aMillionSplitsLeaveEveryProducerWhatItHad() {
        long seed = RandomChain.seed(7);
        Random random = new Random(seed);
        int splits = 0;
        while (splits < 1_000_000) {
            Attribution whole = Attribution.NONE;
            for (int i = random.nextInt(5) + 1; i > 0; i--) {
                whole = whole.plus(Attribution.of(random.nextInt(6), 1 + Math.abs(random.nextLong() % 1_000_000_000L)));
            }
            Attribution left = whole;
            Attribution taken = Attribution.NONE;
            while (!left.empty()) {
                long most = Math.max(1, left.totalMg() / 50);
                long massMg = 1 + Math.abs(random.nextLong() % most);
                Attribution part = left.divided(massMg);
                assertThat(part.totalMg()).isEqualTo(massMg);
                Attribution before = left;
                part.shares()
                        .forEach((party, mg) -> assertThat(mg)
                                .isLessThanOrEqualTo(before.shares().getOrDefault(party, 0L)));
                left = left.minus(part);
                taken = taken.plus(part);
                splits++;
            }
            assertThat(taken).isEqualTo(whole);
        }
    }
}
