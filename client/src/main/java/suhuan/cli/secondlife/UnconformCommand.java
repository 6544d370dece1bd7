package suhuan.cli.secondlife;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RevokeConformity;

/** Takes a statement of conformity back. */
@picocli.CommandLine.Command(name = "unconform")
public final class UnconformCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "PRODUCT")
    @SuppressWarnings("NullAway.Init") // picocli
    String product;

    @Option(names = "--no", paramLabel = "NO", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String no;

    @Option(names = "--from", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int from;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRevokeConformity(RevokeConformity.newBuilder()
                        .setBatteryId(product)
                        .setDocumentNo(no)
                        .setRevokedFromYyyymmdd(from)
                        .setReason(reason))
                .build());
    }
}
