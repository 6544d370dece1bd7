package suhuan.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import suhuan.bench.fabric.Callers;
import suhuan.bench.fabric.Work;

/** Packs registered a second, each with its own key and all rules on, against a plain chaincode. */
final class FabricBulkRow extends FabricRateRow {
    static final int MODULES = 6;
    static final int PER_ENVELOPE = 100;
    static final int WINDOW = 256;
    private static final int CALLERS = 64;

    private final AtomicReference<String> size = new AtomicReference<>("");

    FabricBulkRow(Settings settings, FabricStage stage) {
        super(settings, stage);
    }

    @Override
    public String id() {
        return "fabric-bulk";
    }

    @Override
    public String what() {
        return "packs registered a second until committed";
    }

    @Override
    public String against() {
        return "a plain chaincode: one pack as JSON, one put a transaction, " + CALLERS + " callers of fabric-gateway";
    }

    @Override
    public double floor() {
        return 40;
    }

    @Override
    public double aim() {
        return 65;
    }

    @Override
    String ownSettings() {
        return "packs of about 300 bytes with the codes of " + MODULES + " modules, " + PER_ENVELOPE
                + " an envelope, one stream, " + WINDOW + " envelopes under way" + size.get();
    }

    @Override
    void setUp() {
        // A pack needs nothing but its maker and model.
    }

    @Override
    Work ourWork() {
        PackLoad load = new PackLoad(
                stage().maker(), count -> stage().packs(count, MODULES), PER_ENVELOPE, WINDOW, this::reached);
        return (goOn, completed) -> {
            load.run(goOn, completed);
            size.set(String.format(Locale.ROOT, ", %.0f packs a transaction", load.perTransaction()));
        };
    }

    @Override
    Work theirWork() {
        return new Callers(CALLERS, caller -> {
            SamplePacks.Pack pack = stage().packs(1, MODULES).get(0);
            stage().raw()
                    .submit(
                            FabricStage.PLAIN,
                            "registerPack",
                            pack.code(),
                            SamplePacks.MODEL,
                            SamplePacks.MAKER,
                            Long.toString(pack.massMg()),
                            Long.toString(pack.capacityMah()),
                            Long.toString(pack.voltageMv()),
                            String.join(",", modules(pack)));
            return 1;
        });
    }

    private static List<String> modules(SamplePacks.Pack pack) {
        return pack.cells();
    }
}
