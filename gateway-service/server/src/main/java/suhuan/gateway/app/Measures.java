package suhuan.gateway.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Shows numbers to Prometheus. */
final class Measures {
    private Measures() {}

    /** A number as it is when asked for. */
    @FunctionalInterface
    interface Reading {
        double now();
    }

    static void gauge(MeterRegistry registry, String name, String description, Reading reading) {
        Gauge.builder(name, reading::now).description(description).register(registry);
    }

    static void counter(MeterRegistry registry, String name, String description, LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    /** Envelopes answered, by what became of them; the same on every ledger. */
    static void committed(MeterRegistry registry, String outcome, LongAdder count) {
        FunctionCounter.builder("suhuan.committed.envelopes", count, LongAdder::sum)
                .description("Envelopes answered after their block was durable")
                .tag("outcome", outcome)
                .register(registry);
    }
}
