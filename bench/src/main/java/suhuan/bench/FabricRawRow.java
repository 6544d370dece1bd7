package suhuan.bench;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import suhuan.bench.fabric.Callers;
import suhuan.bench.fabric.Work;

/**
 * The same packs against a client of fabric-gateway that puts as many keys and bytes as the contract writes, in transactions as
 * large as ours were. Its chaincode knows no rule; it speaks the chaincode protocol with the code that ours does, in batches.
 */
final class FabricRawRow extends FabricRateRow {
    private static final int CALLERS = 8;

    private final AtomicInteger nextTransaction = new AtomicInteger(1);
    private volatile double packsATransaction = 1_000;
    private volatile String sizes = "";

    FabricRawRow(Settings settings, FabricStage stage) {
        super(settings, stage);
    }

    @Override
    public String id() {
        return "fabric-raw";
    }

    @Override
    public String what() {
        return "packs registered a second until committed";
    }

    @Override
    public String against() {
        return "keys and bytes put by a chaincode without rules, on the same chaincode protocol, " + CALLERS
                + " callers of fabric-gateway";
    }

    @Override
    public double floor() {
        return 0.8;
    }

    @Override
    public double aim() {
        return 0.95;
    }

    @Override
    String ownSettings() {
        return FabricBulkRow.PER_ENVELOPE + " packs an envelope, one stream, " + FabricBulkRow.WINDOW
                + " envelopes under way, " + sizes;
    }

    @Override
    void setUp() {
        // A pack needs nothing but its maker and model.
    }

    @Override
    Work ourWork() {
        PackLoad load = new PackLoad(
                stage().maker(),
                count -> stage().packs(count, FabricBulkRow.MODULES),
                FabricBulkRow.PER_ENVELOPE,
                FabricBulkRow.WINDOW,
                this::reached);
        return (goOn, completed) -> {
            load.run(goOn, completed);
            packsATransaction = load.perTransaction();
        };
    }

    @Override
    Work theirWork() {
        int envelopes = Math.max(1, (int) Math.round(packsATransaction / FabricBulkRow.PER_ENVELOPE));
        int packs = envelopes * FabricBulkRow.PER_ENVELOPE;
        WrittenState written = WrittenState.of(stage().packs(packs, FabricBulkRow.MODULES), FabricBulkRow.PER_ENVELOPE);
        sizes = String.format(
                Locale.ROOT,
                "%.0f packs a transaction and theirs %d; theirs %d keys of %d bytes with their values a transaction; ours"
                        + " %d bytes of envelopes and %d of results besides",
                packsATransaction,
                packs,
                written.writes().size(),
                written.stateBytes(),
                written.envelopeBytes(),
                written.resultBytes());
        return new Callers(CALLERS, caller -> {
            String prefix = String.format(Locale.ROOT, "%08x", nextTransaction.getAndIncrement());
            stage().raw().submit(FabricStage.RAW, "record", written.underKeysOf(prefix));
            return packs;
        });
    }
}
