package suhuan.cli.secondlife;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RecordReplacement;

/** Records that a battery of a vehicle was replaced. */
@picocli.CommandLine.Command(name = "replace")
public final class ReplaceCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "VIN")
    @SuppressWarnings("NullAway.Init") // picocli
    String vin;

    @Option(names = "--old", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String old;

    @Option(names = "--new", paramLabel = "CODE")
    @Nullable
    String added;

    @Option(names = "--on", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int on;

    @Option(names = "--voucher-of", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String voucherOf;

    @Option(names = "--voucher", paramLabel = "NO", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String voucher;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRecordReplacement(RecordReplacement.newBuilder()
                        .setVin(vin)
                        .setOldBatteryId(old)
                        .setNewBatteryId(Objects.requireNonNullElse(added, ""))
                        .setReplacedOnYyyymmdd(on)
                        .setVoucherPartyId(voucherOf)
                        .setVoucherNo(voucher)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
