package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RefuseHandOver;

/** Refuses a hand-over offered to the caller. */
@picocli.CommandLine.Command(name = "refuse")
public final class RefuseCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "HAND-OVER")
    @SuppressWarnings("NullAway.Init") // picocli
    String handOver;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRefuseHandOver(
                        RefuseHandOver.newBuilder().setHandOverId(handOver).setReason(reason))
                .build());
    }
}
