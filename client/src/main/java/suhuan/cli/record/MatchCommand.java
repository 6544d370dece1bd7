package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.MatchCandidate;

/** Records that a candidate is a registered battery. */
@picocli.CommandLine.Command(name = "match")
public final class MatchCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CANDIDATE")
    @SuppressWarnings("NullAway.Init") // picocli
    String candidate;

    @Parameters(index = "1", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setMatchCandidate(
                        MatchCandidate.newBuilder().setCandidateId(candidate).setBatteryCode(battery))
                .build());
    }
}
