package suhuan.bench;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import suhuan.chaincode.contract.Contract;
import suhuan.client.PreparedEnvelope;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;

/**
 * Bytes of heap a battery costs the embedded ledger, from the first size to the second. Measured once, as the growth of the
 * settled heap of this process.
 */
final class MemoryRow implements Comparison {
    private static final int CELLS = 96;
    private static final int PER_ENVELOPE = 100;
    private static final double BUDGET_BYTES = 200;

    private final int from;
    private final int to;
    private final Path folder;
    private double bytesAnItem;

    MemoryRow(Settings settings) {
        from = settings.size(10_000, 100_000);
        to = settings.size(40_000, 1_000_000);
        folder = settings.folder().resolve("memory");
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String what() {
        return "bytes of heap a battery in the embedded ledger";
    }

    @Override
    public String against() {
        return "200 bytes";
    }

    @Override
    public String settings() {
        return "from " + from + " to " + to + " batteries with " + CELLS + " cells, " + PER_ENVELOPE + " an envelope";
    }

    @Override
    public double floor() {
        return 1;
    }

    @Override
    public double aim() {
        return 0.3;
    }

    @Override
    public boolean smallerIsBetter() {
        return true;
    }

    /** The reading is one; repeating it would only print it again. */
    @Override
    public int pairs(int asked) {
        return 1;
    }

    @Override
    public void prepare() throws Exception {
        Scratch.empty(folder);
        try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, new Contract(), EmbeddedLedgerOptions.defaults())) {
            for (byte[] envelope : new HotLots("M").setUp()) {
                LedgerWindow.record(ledger, ByteString.copyFrom(envelope));
            }
            SamplePacks packs = new SamplePacks(9);
            // The five hot batteries carry the first five codes.
            packs.next(5, 0);
            load(ledger, packs, from);
            long before = Machine.settledHeapBytes();
            load(ledger, packs, to - from);
            long after = Machine.settledHeapBytes();
            bytesAnItem = (after - before) / (double) (to - from);
        }
    }

    private static void load(EmbeddedLedger ledger, SamplePacks packs, int count) throws Exception {
        LedgerWindow window = new LedgerWindow(ledger, 64);
        for (int done = 0; done < count; done += PER_ENVELOPE) {
            List<PreparedEnvelope> one =
                    PackStream.envelopes(packs.next(Math.min(PER_ENVELOPE, count - done), CELLS), PER_ENVELOPE);
            window.submit(one.get(0).envelope().toByteString());
        }
        window.await();
    }

    @Override
    public double ours() {
        return bytesAnItem;
    }

    @Override
    public double theirs() {
        return BUDGET_BYTES;
    }

    @Override
    public void close() throws Exception {
        Scratch.delete(folder);
    }
}
