package suhuan.bench;

import suhuan.bench.fabric.CpuUse;
import suhuan.bench.fabric.Rate;
import suhuan.bench.fabric.Work;
import suhuan.common.v1.Position;

/** A row on Fabric that compares events a second while both sides run evenly, with what each process uses for it. */
abstract class FabricRateRow implements Comparison {
    private static final double STILL_FASTER = 1.05;

    private final FabricStage stage;
    private final long leadInMs;
    private final long countedMs;
    private final int mostWarmUps;
    private volatile Position last = Position.getDefaultInstance();
    private String ourUse = "";
    private String theirUse = "";

    FabricRateRow(Settings settings, FabricStage stage) {
        this.stage = stage;
        mostWarmUps = settings.size(2, 6);
        leadInMs = settings.size(1_500, 3_000);
        countedMs = settings.size(4_000, 12_000);
    }

    final FabricStage stage() {
        return stage;
    }

    /** What has to be there before either side can run. */
    abstract void setUp() throws Exception;

    /** Our side. */
    abstract Work ourWork() throws Exception;

    /** The baseline. */
    abstract Work theirWork() throws Exception;

    /** Settings of this row alone. */
    abstract String ownSettings();

    /** Remembers how far our side has come. */
    final void reached(Position position) {
        if (position.getBlockNumber() > last.getBlockNumber()) {
            last = position;
        }
    }

    @Override
    public final void prepare() throws Exception {
        stage.raise();
        setUp();
        warmUp(this::ours);
        warmUp(this::theirs);
    }

    private interface Side {
        double rate() throws Exception;
    }

    /** Until it runs no faster: a fresh JVM needs several thousand calls, and the baseline makes few a second. */
    private void warmUp(Side side) throws Exception {
        double before = 0;
        double now = side.rate();
        for (int i = 1; i < mostWarmUps && now > before * STILL_FASTER; i++) {
            before = now;
            now = side.rate();
        }
    }

    @Override
    public final double ours() throws Exception {
        CpuUse use = stage.cpuUse();
        double rate = Rate.of(ourWork(), leadInMs, countedMs, use::begin, use::end);
        ourUse = use.toString();
        stage.awaitVisible(last);
        return rate;
    }

    @Override
    public final double theirs() throws Exception {
        CpuUse use = stage.cpuUse();
        double rate = Rate.of(theirWork(), leadInMs, countedMs, use::begin, use::end);
        theirUse = use.toString();
        return rate;
    }

    @Override
    public final String settings() {
        return ownSettings() + "; counted over " + countedMs / 1_000 + " s after " + leadInMs / 1e3 + " s; ours: "
                + ourUse + "; theirs: " + theirUse + "; " + stage.description();
    }

    @Override
    public void close() {
        // The stage belongs to all rows.
    }
}
