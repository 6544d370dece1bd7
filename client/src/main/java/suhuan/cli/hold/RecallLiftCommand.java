package suhuan.cli.hold;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.LiftRecall;

/** Ends a recall. */
@picocli.CommandLine.Command(name = "lift")
public final class RecallLiftCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CASE")
    @SuppressWarnings("NullAway.Init") // picocli
    String caseId;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setLiftRecall(LiftRecall.newBuilder().setCaseId(caseId).setReason(reason))
                .build());
    }
}
