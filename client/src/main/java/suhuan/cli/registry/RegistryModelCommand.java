package suhuan.cli.registry;

import java.math.BigDecimal;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileModel;

/** Files a battery model. */
@picocli.CommandLine.Command(name = "model")
public final class RegistryModelCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "MODEL")
    @SuppressWarnings("NullAway.Init") // picocli
    String model;

    @Option(names = "--maker", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String maker;

    @Option(names = "--name", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String name;

    @Option(names = "--mass", paramLabel = "435kg", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--capacity-ah", paramLabel = "AH", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal capacityAh;

    @Option(names = "--voltage-v", paramLabel = "V", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal voltageV;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setFileModel(FileModel.newBuilder()
                        .setModelCode(model)
                        .setMakerPartyId(maker)
                        .setName(name)
                        .setNominalMassMg(massMg(mass))
                        .setNominalCapacityMah(thousandths(capacityAh))
                        .setNominalVoltageMv(thousandths(voltageV)))
                .build());
    }
}
