package suhuan.cli.hold;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.HeldGoods;

/** A command about goods and the case that holds them back. */
abstract class HoldingCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CASE")
    @SuppressWarnings("NullAway.Init") // picocli
    String caseId;

    @Option(names = "--battery", paramLabel = "ID", split = ",")
    List<String> batteries = List.of();

    @Option(names = "--lot", paramLabel = "LOT", split = ",")
    List<String> lots = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    /** What is held back, or let go. */
    final HeldGoods goods() {
        if (batteries.isEmpty() && lots.isEmpty()) throw new UsageProblem(texts().get("goods.none"));
        return HeldGoods.newBuilder()
                .addAllBatteryIds(batteries)
                .addAllLotIds(lots)
                .build();
    }
}
