package suhuan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import suhuan.bench.fabric.CpuUse;
import suhuan.client.PreparedEnvelope;
import suhuan.common.v1.Position;

/** How long one event takes that is alone on the network, against a client of fabric-gateway that puts the same keys and bytes. */
final class FabricSingleRow implements Comparison {
    private final FabricStage stage;
    private final int events;
    private int next;
    private String ourUse = "";
    private String theirUse = "";
    private Position last = Position.getDefaultInstance();

    FabricSingleRow(Settings settings, FabricStage stage) {
        this.stage = stage;
        events = settings.size(15, 60);
    }

    @Override
    public String id() {
        return "fabric-single";
    }

    @Override
    public String what() {
        return "ms until committed, one event at a time, median";
    }

    @Override
    public String against() {
        return "a client of fabric-gateway that puts the same keys and bytes";
    }

    @Override
    public String settings() {
        return events + " packs a run, each in an envelope and a call of its own; ours: " + ourUse + "; theirs: "
                + theirUse + "; " + stage.description();
    }

    @Override
    public double floor() {
        return 1.15;
    }

    @Override
    public double aim() {
        return 1.05;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    @Override
    public void prepare() throws Exception {
        stage.raise();
        ours();
        theirs();
    }

    @Override
    public double ours() throws Exception {
        CpuUse use = stage.cpuUse();
        use.begin(0);
        double median = median(() -> {
            PreparedEnvelope envelope = PackStream.envelopes(stage.packs(1, FabricBulkRow.MODULES), 1)
                    .get(0);
            long begin = System.nanoTime();
            last = PackStream.position(stage.maker().record(envelope));
            return System.nanoTime() - begin;
        });
        use.end(events);
        ourUse = use.toString();
        stage.awaitVisible(last);
        return median;
    }

    @Override
    public double theirs() throws Exception {
        WrittenState written = WrittenState.of(stage.packs(1, FabricBulkRow.MODULES), 1);
        CpuUse use = stage.cpuUse();
        use.begin(0);
        double median = median(() -> {
            byte[] batch = written.underKeysOf(String.format(Locale.ROOT, "S%07x", next++));
            long begin = System.nanoTime();
            stage.raw().submit(FabricStage.RAW, "record", batch);
            return System.nanoTime() - begin;
        });
        use.end(events);
        theirUse = use.toString();
        return median;
    }

    private interface Timed {
        long ns() throws Exception;
    }

    private double median(Timed event) throws Exception {
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ms.add(event.ns() / 1e6);
        }
        return Row.median(ms);
    }

    @Override
    public void close() {
        // The stage belongs to all rows.
    }
}
