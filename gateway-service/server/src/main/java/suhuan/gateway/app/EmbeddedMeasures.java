package suhuan.gateway.app;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerListener;

/** Counts what the embedded ledger does from its first moment, and shows it to Prometheus once there is a registry. */
final class EmbeddedMeasures implements EmbeddedLedgerListener {
    private final LongAdder endorsedEnvelopes = new LongAdder();
    private final LongAdder endorsedGroups = new LongAdder();
    private final LongAdder endorseNanos = new LongAdder();
    private final LongAdder syncs = new LongAdder();
    private final LongAdder syncNanos = new LongAdder();
    private final LongAdder blockBytes = new LongAdder();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final AtomicLong lastGroup = new AtomicLong();

    @Override
    public void endorsed(int envelopes, long nanos) {
        endorsedEnvelopes.add(envelopes);
        endorsedGroups.increment();
        endorseNanos.add(nanos);
        lastGroup.set(envelopes);
    }

    @Override
    public void synced(long bytes, long nanos) {
        syncs.increment();
        syncNanos.add(nanos);
        blockBytes.add(bytes);
    }

    @Override
    public void committed(int recordedNow, int knownBefore, int refusedWhole, long lastBlock) {
        recorded.add(recordedNow);
        known.add(knownBefore);
        refused.add(refusedWhole);
    }

    @Override
    public void overloaded() {
        turnedAway.increment();
    }

    void bindTo(MeterRegistry registry) {
        Measures.counter(
                registry,
                "suhuan.endorsed.envelopes",
                "Envelopes executed twice with the same result",
                endorsedEnvelopes);
        Measures.counter(registry, "suhuan.block.bytes", "Bytes of blocks made durable", blockBytes);
        Measures.counter(registry, "suhuan.overloaded.envelopes", "Envelopes turned away by the ledger", turnedAway);
        Measures.committed(registry, "recorded", recorded);
        Measures.committed(registry, "known", known);
        Measures.committed(registry, "refused", refused);
        FunctionTimer.builder(
                        "suhuan.endorse",
                        this,
                        it -> it.endorsedGroups.sum(),
                        it -> it.endorseNanos.sum(),
                        TimeUnit.NANOSECONDS)
                .description("Time of both executions of a group")
                .register(registry);
        FunctionTimer.builder(
                        "suhuan.fsync", this, it -> it.syncs.sum(), it -> it.syncNanos.sum(), TimeUnit.NANOSECONDS)
                .description("Time of write and fsync of a block")
                .register(registry);
        registry.gauge("suhuan.group.size.last", lastGroup);
    }
}
