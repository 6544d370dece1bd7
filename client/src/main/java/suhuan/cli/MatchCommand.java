package suhuan.cli;

import java.util.List;
import picocli.CommandLine.Parameters;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.MatchCandidate;

/** Records that a candidate is a registered battery. */
@picocli.CommandLine.Command(name = "match")
final class MatchCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CANDIDATE")
    @SuppressWarnings("NullAway.Init") // picocli
    String candidate;

    @Parameters(index = "1", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Override
    List<Command> commands() {
        return List.of(Command.newBuilder()
                .setMatchCandidate(
                        MatchCandidate.newBuilder().setCandidateId(candidate).setBatteryCode(battery))
                .build());
    }
}
