package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.WithdrawHandOver;

/** Withdraws an offer of the caller. */
@picocli.CommandLine.Command(name = "withdraw")
public final class WithdrawCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "HAND-OVER")
    @SuppressWarnings("NullAway.Init") // picocli
    String handOver;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setWithdrawHandOver(
                        WithdrawHandOver.newBuilder().setHandOverId(handOver).setReason(reason))
                .build());
    }
}
