package suhuan.cli.material;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RunOutput;

/** Takes a lot out of a run. */
@picocli.CommandLine.Command(name = "yield")
public final class RunYieldCommand extends AssayingCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init") // picocli
    String run;

    @Parameters(index = "1", paramLabel = "LOT")
    @SuppressWarnings("NullAway.Init") // picocli
    String lot;

    @Option(names = "--material", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String material;

    @Option(names = "--grade", paramLabel = "GRADE")
    @Nullable
    String grade;

    @Option(names = "--mass", paramLabel = "2.5t", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--added", paramLabel = "100kg")
    @Nullable
    String added;

    @Option(names = "--custody-model", paramLabel = "WORD")
    @Nullable
    String custodyModel;

    @Override
    protected List<Command> commands() {
        RunOutput.Builder output = RunOutput.newBuilder()
                .setLotId(lot)
                .setMaterial(word(Material.class, material))
                .setGrade(Objects.requireNonNullElse(grade, ""))
                .setMassMg(massMg(mass));
        if (added != null) output.setAdditionMg(massMg(added));
        if (custodyModel != null) output.setCustodyModel(word(CustodyModel.class, custodyModel));
        assay().ifPresent(output::setAssay);
        return List.of(Command.newBuilder()
                .setAddOutputs(AddOutputs.newBuilder().setRunId(run).addOutputs(output))
                .build());
    }
}
