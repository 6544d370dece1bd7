package suhuan.cli.material;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.OpenRun;

/** Opens a process run. */
@picocli.CommandLine.Command(name = "open")
public final class RunOpenCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init") // picocli
    String run;

    @Option(names = "--route", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String route;

    @Option(names = "--equipment", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String equipment;

    @Option(names = "--rules", paramLabel = "CN-2024")
    @Nullable
    String rules;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setOpenRun(OpenRun.newBuilder()
                        .setRunId(run)
                        .setRoute(route)
                        .setEquipment(equipment)
                        .setRuleEdition(Objects.requireNonNullElse(rules, "")))
                .build());
    }
}
