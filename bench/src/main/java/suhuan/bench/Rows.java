package suhuan.bench;

import java.util.List;

/** The rows of the table, in its order. */
final class Rows {
    private Rows() {}

    /** On a Fabric network; those that break something come last. */
    static List<Comparison> onFabric(Settings settings, FabricStage stage) {
        return List.of(
                new FabricBulkRow(settings, stage),
                new FabricTransferRow(settings, stage),
                new FabricRawRow(settings, stage),
                new FabricSingleRow(settings, stage),
                new FabricHotRow(settings, stage),
                new FabricLagRow(settings, stage),
                new FabricOutageRow(settings, stage));
    }

    static List<Comparison> embedded(Settings settings) {
        return List.of(
                new ImportRow(settings, false),
                new ImportRow(settings, true),
                new StoreRow(settings),
                new StreamCpuRow(settings),
                new GroupCommitRow(settings),
                new VerifySignatureRow(settings),
                new GrowthRow(settings),
                new MemoryRow(settings),
                new ReadSideRow(settings),
                new AccountsRow(settings),
                new LifeItemsRow(settings, new DismantleCase()),
                new LifeStateRow(settings, new DismantleCase(), settings.size(2, 20)),
                new LifeItemsRow(settings, new RepurposeCase()),
                new LifeStateRow(settings, new RepurposeCase(), settings.size(2, 10)),
                new LifeItemsRow(settings, new RunCase(settings)),
                new LifeStateRow(settings, new RunCase(settings), 1),
                new CorrectionRow(settings));
    }
}
