package suhuan.cli.hold;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Recall;

/** Calls back batteries of a model. */
@picocli.CommandLine.Command(name = "open")
public final class RecallOpenCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CASE")
    @SuppressWarnings("NullAway.Init") // picocli
    String caseId;

    @Option(names = "--model", paramLabel = "MODEL", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String model;

    @Option(names = "--produced-from", paramLabel = "YYYYMMDD", converter = DayText.class)
    int producedFrom;

    @Option(names = "--produced-to", paramLabel = "YYYYMMDD", converter = DayText.class)
    int producedTo;

    @Option(names = "--first-code", paramLabel = "CODE")
    String firstCode = "";

    @Option(names = "--last-code", paramLabel = "CODE")
    String lastCode = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRecall(Recall.newBuilder()
                        .setCaseId(caseId)
                        .setModelCode(model)
                        .setProducedFromYyyymmdd(producedFrom)
                        .setProducedToYyyymmdd(producedTo)
                        .setFirstCode(firstCode)
                        .setLastCode(lastCode)
                        .setReason(reason)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
