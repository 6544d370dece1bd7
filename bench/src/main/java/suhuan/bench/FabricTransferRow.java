package suhuan.bench;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import suhuan.bench.fabric.Callers;
import suhuan.bench.fabric.Pauses;
import suhuan.bench.fabric.Work;

/** Packs offered and accepted a second among many parties, against a plain chaincode with a transaction for each step. */
final class FabricTransferRow extends FabricRateRow {
    private static final int PER_ENVELOPE = 10;
    private static final int LOADS_A_PARTY = 20;
    private static final int CALLERS = 64;
    private static final Pauses PAUSES = new Pauses(5, 50);

    private @Nullable TransferRing ring;
    private List<Plain> plains = List.of();

    /** A pack of the plain chaincode, and who holds it. */
    private static final class Plain {
        final String code;
        int holder;

        Plain(String code) {
            this.code = code;
        }
    }

    FabricTransferRow(Settings settings, FabricStage stage) {
        super(settings, stage);
    }

    @Override
    public String id() {
        return "fabric-transfer";
    }

    @Override
    public String what() {
        return "packs handed over a second, each offered and accepted";
    }

    @Override
    public String against() {
        return "a plain chaincode, two transactions a hand-over, " + CALLERS + " callers of fabric-gateway";
    }

    @Override
    public double floor() {
        return 25;
    }

    @Override
    public double aim() {
        return 50;
    }

    @Override
    String ownSettings() {
        return TransferRing.PARTIES + " parties, a stream each, " + LOADS_A_PARTY + " loads a party, " + PER_ENVELOPE
                + " hand-overs of one pack an envelope";
    }

    @Override
    void setUp() throws Exception {
        ring = TransferRing.of(stage(), LOADS_A_PARTY, PER_ENVELOPE, this::reached);
        plains = stage().packs(CALLERS, 0).stream()
                .map(pack -> new Plain(pack.code()))
                .toList();
        for (Plain pack : plains) {
            stage().raw()
                    .submit(
                            FabricStage.PLAIN,
                            "registerPack",
                            pack.code,
                            SamplePacks.MODEL,
                            holder(0),
                            "420000000",
                            "150000",
                            "345600",
                            "");
        }
    }

    @Override
    Work ourWork() {
        return Objects.requireNonNull(ring);
    }

    @Override
    Work theirWork() {
        return new Callers(CALLERS, caller -> {
            Plain pack = plains.get(caller);
            int next = (pack.holder + 1) % TransferRing.PARTIES;
            stage().raw()
                    .submitAgain(FabricStage.PLAIN, PAUSES, "offerPack", pack.code, holder(pack.holder), holder(next));
            stage().raw().submitAgain(FabricStage.PLAIN, PAUSES, "acceptPack", pack.code, holder(next));
            pack.holder = next;
            return 1;
        });
    }

    private static String holder(int i) {
        return "holder-" + i;
    }

    @Override
    public void close() {
        if (ring != null) {
            ring.close();
        }
    }
}
