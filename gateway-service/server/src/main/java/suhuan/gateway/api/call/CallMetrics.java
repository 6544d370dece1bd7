package suhuan.gateway.api.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import suhuan.gateway.limits.InFlight;

/** Measures calls by method and outcome: {@code suhuan_calls_seconds}, and {@code suhuan_calls_in_flight}. */
public final class CallMetrics {
    private final MeterRegistry registry;
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String method, String outcome) {}

    /** Registers with a registry. */
    public CallMetrics(MeterRegistry registry, InFlight inFlight) {
        this.registry = registry;
        registry.gauge("suhuan.calls.in.flight", inFlight, InFlight::total);
    }

    /**
     * A call ended.
     *
     * @param method full name of the method
     * @param outcome {@code OK}, the name of the reason, or the status code where there is none
     * @param nanos how long it took
     */
    void ended(String method, String outcome, long nanos) {
        timers.computeIfAbsent(new Key(method, outcome), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("suhuan.calls")
                .description("Calls by method and outcome")
                .tag("method", key.method)
                .tag("outcome", key.outcome)
                .register(registry);
    }
}
