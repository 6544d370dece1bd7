package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.MergeLots;

/** Puts lots together into a new one. */
@picocli.CommandLine.Command(name = "merge")
public final class LotMergeCommand extends RecordingCommand {
    @Parameters(paramLabel = "LOT", arity = "2..*")
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> lots;

    @Option(names = "--into", paramLabel = "LOT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String into;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setMergeLots(MergeLots.newBuilder().addAllLotIds(lots).setMergedLotId(into))
                .build());
    }
}
