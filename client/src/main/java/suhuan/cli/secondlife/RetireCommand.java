package suhuan.cli.secondlife;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RetireFromUse;

/** Takes a product out of use. */
@picocli.CommandLine.Command(name = "retire")
public final class RetireCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "PRODUCT")
    @SuppressWarnings("NullAway.Init") // picocli
    String product;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRetireFromUse(
                        RetireFromUse.newBuilder().setBatteryId(product).setReason(reason))
                .build());
    }
}
