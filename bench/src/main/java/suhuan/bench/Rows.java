package suhuan.bench;

import java.util.List;

/** The rows of the table, in its order. */
final class Rows {
    private Rows() {}

    static List<Comparison> all(Settings settings) {
        return List.of(
                new ImportRow(settings, false),
                new ImportRow(settings, true),
                new StoreRow(settings),
                new StreamCpuRow(settings),
                new GroupCommitRow(settings),
                new VerifySignatureRow(settings),
                new GrowthRow(settings),
                new MemoryRow(settings));
    }
}
