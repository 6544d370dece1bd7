package suhuan.bench;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.GetItemResponse;
import suhuan.bench.fabric.CpuUse;
import suhuan.bench.fabric.Rate;
import suhuan.common.v1.Position;

/** How long after a peer's commit event its block can be asked for, at half the load that the gateway carries. */
final class FabricLagRow implements Comparison {
    private static final int PER_ENVELOPE = 20;
    private static final double PERCENTILE = 0.99;

    private final FabricStage stage;
    private final long countedMs;
    private double halfLoad;
    private String said = "";
    private volatile Position last = Position.getDefaultInstance();
    private volatile @Nullable Throwable failed;

    FabricLagRow(Settings settings, FabricStage stage) {
        this.stage = stage;
        countedMs = settings.size(6_000, 25_000);
    }

    @Override
    public String id() {
        return "fabric-lag";
    }

    @Override
    public String what() {
        return "ms from the commit event of a block until GetItem answers at its position, 99th percentile";
    }

    @Override
    public String against() {
        return "one block interval";
    }

    @Override
    public String settings() {
        return said + "; " + stage.description();
    }

    @Override
    public double floor() {
        return 1;
    }

    @Override
    public double aim() {
        return 0.5;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        stage.raise();
        double load = 0;
        for (int i = 0; i < 2; i++) {
            PackLoad full = new PackLoad(
                    stage.maker(),
                    count -> stage.packs(count, FabricBulkRow.MODULES),
                    FabricBulkRow.PER_ENVELOPE,
                    FabricBulkRow.WINDOW,
                    this::reached);
            load = Rate.of(full, 2_000, 5_000, completed -> {}, completed -> {});
            stage.awaitVisible(last);
        }
        halfLoad = load / 2;
        ours();
    }

    private void reached(Position position) {
        if (position.getBlockNumber() > last.getBlockNumber()) {
            last = position;
        }
    }

    @Override
    public double ours() throws Exception {
        List<Double> lags = Collections.synchronizedList(new ArrayList<>());
        Pace pace = new Pace(halfLoad);
        PackLoad load = new PackLoad(
                stage.maker(),
                count -> {
                    pace.await(count);
                    return stage.packs(count, FabricBulkRow.MODULES);
                },
                PER_ENVELOPE,
                10_000,
                this::reached);
        CpuUse use = stage.cpuUse();
        double reachedRate;
        try (AutoCloseable watch = stage.raw().watchBlocks(block -> measure(block, lags))) {
            reachedRate = Rate.of(
                    load,
                    2_000,
                    countedMs,
                    completed -> {
                        lags.clear();
                        use.begin(completed);
                    },
                    use::end);
        }
        stage.awaitVisible(last);
        Throwable failure = failed;
        if (failure != null) {
            throw new IllegalStateException("a question about a committed block was not answered", failure);
        }
        List<Double> sorted;
        synchronized (lags) {
            sorted = lags.stream().sorted().toList();
        }
        double p99 = sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
        said = String.format(
                Locale.ROOT,
                "%.0f packs a second, which is half of what it carries, %d an envelope; %d blocks, median %.0f ms,"
                        + " longest %.0f ms; %s",
                reachedRate,
                PER_ENVELOPE,
                sorted.size(),
                Row.median(sorted),
                sorted.get(sorted.size() - 1),
                use);
        return p99;
    }

    private void measure(long block, List<Double> lags) {
        long begin = System.nanoTime();
        ListenableFuture<GetItemResponse> answer = Objects.requireNonNull(stage.maker())
                .traceAsync()
                .getItem(GetItemRequest.newBuilder()
                        .setItemId(SamplePacks.MAKER)
                        .setMinPosition(Position.newBuilder().setBlockNumber(block))
                        .build());
        answer.addListener(
                () -> {
                    double ms = (System.nanoTime() - begin) / 1e6;
                    try {
                        answer.get();
                        lags.add(ms);
                    } catch (java.util.concurrent.ExecutionException e) {
                        failed = e.getCause();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                MoreExecutors.directExecutor());
    }

    /** So many a second, evenly. */
    private static final class Pace {
        private final double nsEach;
        private final long begin = System.nanoTime();
        private final AtomicLong begun = new AtomicLong();

        Pace(double perSecond) {
            nsEach = 1e9 / perSecond;
        }

        void await(int count) {
            long due = begin + (long) (begun.getAndAdd(count) * nsEach);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    @Override
    public double theirs() throws Exception {
        return stage.network().blockMs();
    }

    @Override
    public void close() {
        // The stage belongs to all rows.
    }
}
