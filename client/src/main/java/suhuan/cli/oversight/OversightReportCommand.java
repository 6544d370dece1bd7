package suhuan.cli.oversight;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileReport;

/** Files a report that a duty demands. */
@picocli.CommandLine.Command(name = "report")
public final class OversightReportCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "REPORT")
    @SuppressWarnings("NullAway.Init") // picocli
    String report;

    @Option(names = "--duty", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String duty;

    @Option(names = "--about", paramLabel = "ID", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> about;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setFileReport(FileReport.newBuilder()
                        .setReportId(report)
                        .setDutyId(duty)
                        .addAllSubjectIds(about)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
