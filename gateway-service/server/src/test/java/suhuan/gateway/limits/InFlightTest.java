package suhuan.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InFlightTest {
    private final InFlight inFlight = new InFlight(new Binder(new MapConfigurationPropertySource(Map.of(
                    "limits.calls-in-flight", "5",
                    "limits.calls-in-flight-per-caller", "2",
                    "limits.streams-per-caller", "1")))
            .bind("limits", GatewayLimits.class)
            .get());

    @Test
    void placesAreTakenUpToTheLimitAndGivenBack() {
        for (int i = 0; i < 5; i++) {
            assertThat(inFlight.enter()).isTrue();
        }
        assertThat(inFlight.enter()).isFalse();
        assertThat(inFlight.total()).isEqualTo(5);
        inFlight.leave();
        assertThat(inFlight.enter()).isTrue();
    }

    @Test
    void eachPartyHasItsOwnPlaces() {
        assertThat(inFlight.enter("a")).isTrue();
        assertThat(inFlight.enter("a")).isTrue();
        assertThat(inFlight.enter("a")).isFalse();
        assertThat(inFlight.enter("b")).isTrue();
        inFlight.leave("a");
        assertThat(inFlight.enter("a")).isTrue();
        assertThat(inFlight.enterStream("a")).isTrue();
        assertThat(inFlight.enterStream("a")).isFalse();
        inFlight.leaveStream("a");
        assertThat(inFlight.enterStream("a")).isTrue();
    }

    @Test
    void manyThreadsNeverTakeMoreThanThereIs() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int round = 0; round < 20_000; round++) {
                    if (inFlight.enter("party")) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                        inFlight.leave("party");
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(inFlight.enter("party")).isTrue();
        assertThat(inFlight.enter("party")).isTrue();
        assertThat(inFlight.enter("party")).isFalse();
    }
}
