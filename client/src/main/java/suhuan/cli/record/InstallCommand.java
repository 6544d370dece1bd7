package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.InstallBattery;

/** Records that a battery went into a vehicle. */
@picocli.CommandLine.Command(name = "install")
public final class InstallCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Option(names = "--vin", paramLabel = "VIN", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String vin;

    @Option(names = "--check-digit")
    boolean checkDigit;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setInstallBattery(InstallBattery.newBuilder()
                        .setBatteryId(battery)
                        .setVin(vin)
                        .setCheckDigitDemanded(checkDigit))
                .build());
    }
}
