package suhuan.cli.secondlife;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Deploy;

/** Puts a product to use. */
@picocli.CommandLine.Command(name = "deploy")
public final class DeployCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "PRODUCT")
    @SuppressWarnings("NullAway.Init") // picocli
    String product;

    @Option(names = "--for", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String application;

    @Option(names = "--region", paramLabel = "REGION")
    @Nullable
    String region;

    @Option(names = "--installation", paramLabel = "TEXT")
    @Nullable
    String installation;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setDeploy(Deploy.newBuilder()
                        .setBatteryId(product)
                        .setApplication(application)
                        .setRegionCode(Objects.requireNonNullElse(region, ""))
                        .setInstallation(Objects.requireNonNullElse(installation, "")))
                .build());
    }
}
