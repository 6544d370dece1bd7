package suhuan.gateway.ledger.fabric.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeerBreakerTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final PeerBreaker breaker = new PeerBreaker();

    @Test
    void it_opens_after_the_third_failure_in_a_row_and_lets_calls_through_again_after_a_while() {
        assertThat(breaker.failed(0)).isFalse();
        assertThat(breaker.failed(0)).isFalse();
        assertThat(breaker.allows(0)).isTrue();
        assertThat(breaker.failed(0)).isTrue();
        assertThat(breaker.allows(249 * MS)).isFalse();
        assertThat(breaker.allows(250 * MS)).isTrue();
    }

    @Test
    void failures_between_answers_do_not_open_it() {
        for (int i = 0; i < 10; i++) {
            assertThat(breaker.failed(0)).isFalse();
            assertThat(breaker.failed(0)).isFalse();
            assertThat(breaker.succeeded()).isFalse();
        }
    }

    @Test
    void each_failure_after_it_let_a_call_through_doubles_the_while_up_to_four_seconds() {
        for (int i = 0; i < 3; i++) {
            breaker.failed(0);
        }
        long now = 250 * MS;
        for (long open : new long[] {500, 1000, 2000, 4000, 4000}) {
            assertThat(breaker.failed(now)).isFalse();
            assertThat(breaker.allows(now + open * MS - 1)).isFalse();
            now += open * MS;
            assertThat(breaker.allows(now)).isTrue();
        }
        assertThat(breaker.succeeded()).isTrue();
        assertThat(breaker.succeeded()).isFalse();
        assertThat(breaker.allows(now)).isTrue();
    }

    @Test
    void failures_of_calls_made_before_it_opened_do_not_count() {
        for (int i = 0; i < 3; i++) {
            breaker.failed(0);
        }
        for (int i = 0; i < 20; i++) {
            breaker.failed(10 * MS);
        }
        assertThat(breaker.allows(250 * MS)).isTrue();
    }
}
