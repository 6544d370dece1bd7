package suhuan.cli.hold;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.AnswerCorrection;
import suhuan.ledger.v1.Command;

/** Agrees with a correction, or does not. */
@picocli.CommandLine.Command(name = "answer")
public final class CorrectionAnswerCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CORRECTION")
    @SuppressWarnings("NullAway.Init") // picocli
    String correctionId;

    @Option(names = "--decline")
    boolean decline;

    @Option(names = "--reason", paramLabel = "TEXT")
    String reason = "";

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setAnswerCorrection(AnswerCorrection.newBuilder()
                        .setCorrectionId(correctionId)
                        .setConsents(!decline)
                        .setReason(reason))
                .build());
    }
}
