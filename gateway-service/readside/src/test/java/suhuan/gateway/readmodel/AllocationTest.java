package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import suhuan.gateway.projection.RandomChain;
import suhuan.ledger.v1.Share;

/** A pool divided by a key is that pool. */
class AllocationTest {
    @Test
    void partsAddUpToThePool() {
        Random random = new Random(RandomChain.seed(11));
        for (int n = 0; n < 20_000; n++) {
            List<Share> key = new ArrayList<>();
            int left = 1_000_000;
            for (int i = 0; left > 0; i++) {
                int ppm = i == 20 ? left : 1 + random.nextInt(left);
                key.add(share("P" + i, ppm));
                left -= ppm;
            }
            long poolMg = Math.abs(random.nextLong() % 9_000_000_000_000_000_000L);
            assertThat(Allocation.of(poolMg, key).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(poolMg);
        }
    }

    @Test
    void whatIsLeftGoesToTheLargestRemainders() {
        List<Share> key = List.of(share("A", 333_333), share("B", 333_333), share("C", 333_334));
        assertThat(Allocation.of(10, key))
                .containsEntry("A", 3L)
                .containsEntry("B", 3L)
                .containsEntry("C", 4L);
        assertThat(Allocation.of(1, key))
                .containsEntry("A", 0L)
                .containsEntry("B", 0L)
                .containsEntry("C", 1L);
    }

    private static Share share(String party, int ppm) {
        return Share.newBuilder().setPartyId(party).setSharePpm(ppm).build();
    }
}
