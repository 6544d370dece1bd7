package suhuan.gateway.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import suhuan.gateway.ledger.fabric.FabricLedgerListener;

/** Counts what the ledger on a Fabric network does from its first moment, and shows it to Prometheus once there is a registry. */
final class FabricMeasures implements FabricLedgerListener {
    private final LongAdder endorsedEnvelopes = new LongAdder();
    private final LongAdder endorsedGroups = new LongAdder();
    private final LongAdder endorseNanos = new LongAdder();
    private final LongAdder ordered = new LongAdder();
    private final LongAdder orderNanos = new LongAdder();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder known = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder conflictEnvelopes = new LongAdder();
    private final LongAdder halvings = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final AtomicInteger lastGroup = new AtomicInteger();
    private final Map<Retry, LongAdder> retries = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> openBreakers = new ConcurrentHashMap<>();
    private volatile @Nullable MeterRegistry bound;

    /** What was tried again, and why. */
    private record Retry(String step, String reason) {}

    @Override
    public void endorsed(int envelopes, long nanos) {
        endorsedEnvelopes.add(envelopes);
        endorsedGroups.increment();
        endorseNanos.add(nanos);
        lastGroup.set(envelopes);
    }

    @Override
    public void committed(int recordedNow, int knownBefore, int refusedWhole, long lastBlock, long nanos) {
        recorded.add(recordedNow);
        known.add(knownBefore);
        refused.add(refusedWhole);
        if (nanos > 0) {
            ordered.increment();
            orderNanos.add(nanos);
        }
    }

    @Override
    public void retried(String step, String reason) {
        Retry retry = new Retry(step, reason);
        retries.computeIfAbsent(retry, this::shown).increment();
    }

    @Override
    public void conflict(int envelopes) {
        conflicts.increment();
        conflictEnvelopes.add(envelopes);
    }

    @Override
    public void halved() {
        halvings.increment();
    }

    @Override
    public void outcomeUnknown(int envelopes) {
        unknown.add(envelopes);
    }

    @Override
    public void overloaded() {
        turnedAway.increment();
    }

    @Override
    public void breaker(String peer, boolean open) {
        openBreakers.computeIfAbsent(peer, this::shown).set(open ? 1 : 0);
    }

    void bindTo(MeterRegistry registry) {
        Measures.counter(
                registry,
                "suhuan.endorsed.envelopes",
                "Envelopes in transactions with the endorsements they need",
                endorsedEnvelopes);
        Measures.counter(registry, "suhuan.overloaded.envelopes", "Envelopes turned away by the ledger", turnedAway);
        Measures.committed(registry, "recorded", recorded);
        Measures.committed(registry, "known", known);
        Measures.committed(registry, "refused", refused);
        Measures.committed(registry, "unknown", unknown);
        Measures.counter(
                registry, "suhuan.conflicts", "Transactions that lost a race and were endorsed again", conflicts);
        Measures.counter(
                registry, "suhuan.conflict.envelopes", "Envelopes in transactions that lost a race", conflictEnvelopes);
        Measures.counter(
                registry,
                "suhuan.halvings",
                "Transactions halved because too large or with an envelope that breaks the contract",
                halvings);
        timer(
                registry,
                "suhuan.endorse",
                "Time until a transaction has its endorsements",
                endorsedGroups,
                endorseNanos);
        timer(registry, "suhuan.order", "Time from the orderers' hands until the block was seen", ordered, orderNanos);
        registry.gauge("suhuan.group.size.last", lastGroup);
        bound = registry;
        retries.forEach((retry, count) -> show(registry, retry, count));
        openBreakers.forEach((peer, open) -> show(registry, peer, open));
    }

    private LongAdder shown(Retry retry) {
        LongAdder count = new LongAdder();
        MeterRegistry registry = bound;
        if (registry != null) {
            show(registry, retry, count);
        }
        return count;
    }

    private AtomicInteger shown(String peer) {
        AtomicInteger open = new AtomicInteger();
        MeterRegistry registry = bound;
        if (registry != null) {
            show(registry, peer, open);
        }
        return open;
    }

    private static void show(MeterRegistry registry, Retry retry, LongAdder count) {
        FunctionCounter.builder("suhuan.retries", count, LongAdder::sum)
                .description("Calls to the network made again")
                .tag("step", retry.step)
                .tag("reason", retry.reason)
                .register(registry);
    }

    private static void show(MeterRegistry registry, String peer, AtomicInteger open) {
        Gauge.builder("suhuan.peer.left.alone", open, AtomicInteger::get)
                .description("1 while a peer is left alone because it failed")
                .tag("peer", peer)
                .register(registry);
    }

    private static void timer(
            MeterRegistry registry, String name, String description, LongAdder count, LongAdder nanos) {
        FunctionTimer.builder(name, count, LongAdder::sum, each -> nanos.sum(), TimeUnit.NANOSECONDS)
                .description(description)
                .register(registry);
    }
}
