package suhuan.cli.registry;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RevokeLicence;

/** Revokes a licence from a day on. */
@picocli.CommandLine.Command(name = "revoke")
public final class RegistryRevokeCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "LICENCE-NO")
    @SuppressWarnings("NullAway.Init") // picocli
    String licenceNo;

    @Option(names = "--party", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String party;

    @Option(names = "--from", paramLabel = "yyyymmdd", converter = DayText.class, required = true)
    int from;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRevokeLicence(RevokeLicence.newBuilder()
                        .setPartyId(party)
                        .setLicenceNo(licenceNo)
                        .setRevokedFromYyyymmdd(from)
                        .setReason(reason))
                .build());
    }
}
