package suhuan.gateway.app;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import suhuan.gateway.api.ReadProgress;
import suhuan.gateway.projection.ProjectionListener;

/** How far the projection is: for those who wait for a block, and for Prometheus. */
final class ProjectionProgress implements ReadProgress, ProjectionListener {
    private final LongAdder projectedFacts = new LongAdder();
    private final LongAdder checkpointedFacts = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final LongAdder runNanos = new LongAdder();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>((a, b) -> Long.compare(a.blockNumber, b.blockNumber));
    private volatile long visible = -1;

    private record Waiting(long blockNumber, CompletableFuture<Boolean> reached) {}

    @Override
    public long projectedBlock() {
        return visible;
    }

    @Override
    public CompletableFuture<Boolean> whenVisible(long blockNumber, Duration within) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        synchronized (waiting) {
            if (visible >= blockNumber) {
                return CompletableFuture.completedFuture(true);
            }
            Waiting place = new Waiting(blockNumber, reached);
            waiting.add(place);
            reached.whenComplete((value, thrown) -> forget(place));
        }
        return reached.completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the projector found in the database at the start; it tells of what follows. */
    void startedAt(long blockNumber) {
        advance(blockNumber);
    }

    @Override
    public void projected(Progress progress) {
        projectedFacts.add(progress.facts());
    }

    @Override
    public void checkpointed(Progress progress) {
        checkpointedFacts.add(progress.facts());
        runs.increment();
        runNanos.add(progress.elapsedNanos());
        advance(progress.lastBlock());
    }

    void bindTo(MeterRegistry registry) {
        Measures.counter(registry, "suhuan.projected.facts", "Facts written to the read model", projectedFacts);
        Measures.counter(registry, "suhuan.checkpointed.facts", "Facts visible to readers", checkpointedFacts);
        FunctionTimer.builder(
                        "suhuan.projection", this, it -> it.runs.sum(), it -> it.runNanos.sum(), TimeUnit.NANOSECONDS)
                .description("Time of a run of blocks from reading to checkpoint")
                .register(registry);
        registry.gauge("suhuan.projection.waiting.readers", waiting, queue -> {
            synchronized (queue) {
                return queue.size();
            }
        });
    }

    private void advance(long blockNumber) {
        List<Waiting> reached = new ArrayList<>();
        synchronized (waiting) {
            visible = Math.max(visible, blockNumber);
            while (!waiting.isEmpty() && waiting.peek().blockNumber <= visible) {
                reached.add(waiting.remove());
            }
        }
        for (Waiting each : reached) {
            each.reached.complete(true);
        }
    }

    private void forget(Waiting place) {
        synchronized (waiting) {
            waiting.remove(place);
        }
    }
}
