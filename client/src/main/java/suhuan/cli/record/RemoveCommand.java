package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RemoveBattery;

/** Records that a battery came out of a vehicle. */
@picocli.CommandLine.Command(name = "remove")
public final class RemoveCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Option(names = "--vin", paramLabel = "VIN", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String vin;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setRemoveBattery(
                        RemoveBattery.newBuilder().setBatteryId(battery).setVin(vin))
                .build());
    }
}
