package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a transaction that is in no block is missed. */
class CommitPaceTest {
    private final CommitPace pace = new CommitPace(5000);

    private void committed(int times, long ms) {
        for (int i = 0; i < times; i++) {
            pace.committed(TimeUnit.MILLISECONDS.toNanos(ms));
        }
    }

    @Test
    void while_nothing_is_known_it_has_all_the_time_there_is() {
        assertThat(pace.missedAfterMs()).isEqualTo(5000);
    }

    @Test
    void where_transactions_are_fast_it_is_missed_soon_and_never_within_a_second() {
        committed(1, 250);
        assertThat(pace.missedAfterMs()).isEqualTo(2000);
        committed(100, 20);
        assertThat(pace.missedAfterMs()).isEqualTo(1000);
    }

    @Test
    void where_transactions_are_slow_it_is_missed_later_up_to_the_limit() {
        committed(1, 250);
        committed(100, 500);
        assertThat(pace.missedAfterMs()).isBetween(3900L, 4000L);
        committed(100, 30_000);
        assertThat(pace.missedAfterMs()).isEqualTo(5000);
    }
}
