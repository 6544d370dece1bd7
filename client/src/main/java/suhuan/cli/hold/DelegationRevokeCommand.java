package suhuan.cli.hold;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RevokeDelegation;

/** Takes a delegation back. */
@picocli.CommandLine.Command(name = "revoke")
public final class DelegationRevokeCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "DELEGATION")
    @SuppressWarnings("NullAway.Init") // picocli
    String delegationId;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRevokeDelegation(RevokeDelegation.newBuilder()
                        .setDelegationId(delegationId)
                        .setReason(reason))
                .build());
    }
}
