package suhuan.cli.secondlife;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ScrapVehicle;

/** Records a scrapped vehicle and the batteries that came in it. */
@picocli.CommandLine.Command(name = "scrap")
public final class ScrapCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "VIN")
    @SuppressWarnings("NullAway.Init") // picocli
    String vin;

    @Option(names = "--battery", paramLabel = "CODE", split = ",")
    List<String> batteries = new ArrayList<>();

    @Option(names = "--certificate", paramLabel = "NO", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String certificate;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setScrapVehicle(ScrapVehicle.newBuilder()
                        .setVin(vin)
                        .addAllBatteryIds(batteries)
                        .setCertificateNo(certificate)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
