package suhuan.cli.oversight;

import java.util.List;
import picocli.CommandLine.Option;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RecordShares;

/** Records which producers share a network point; --site names the point. */
@picocli.CommandLine.Command(name = "shares")
public final class OversightSharesCommand extends RecordingCommand {
    @Option(names = "--from", paramLabel = "yyyymmdd", converter = DayText.class, required = true)
    int from;

    @Option(names = "--share", paramLabel = "CODE=PPM", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> share;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRecordShares(RecordShares.newBuilder()
                        .setValidFromYyyymmdd(from)
                        .addAllShares(SharesOption.parse(share, texts())))
                .build());
    }
}
