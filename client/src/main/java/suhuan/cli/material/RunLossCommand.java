package suhuan.cli.material;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.LossMethod;
import suhuan.ledger.v1.RunLoss;

/** Declares a loss of a run. */
@picocli.CommandLine.Command(name = "loss")
public final class RunLossCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init") // picocli
    String run;

    @Option(names = "--kind", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String kind;

    @Option(names = "--method", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String method;

    @Option(names = "--mass", paramLabel = "100kg", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--added", paramLabel = "10kg")
    @Nullable
    String added;

    @Option(names = "--element", paramLabel = "Co=5g", split = ",")
    List<String> elements = new ArrayList<>();

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        Pairs pairs = new Pairs(texts());
        RunLoss.Builder loss = RunLoss.newBuilder()
                .setKind(word(LossKind.class, kind))
                .setMethod(word(LossMethod.class, method))
                .setMassMg(massMg(mass))
                .setEvidenceSha256(sha256(evidence));
        if (added != null) loss.setAdditionMg(massMg(added));
        for (String element : elements) loss.addElements(pairs.elementMass(element));
        return List.of(Command.newBuilder()
                .setDeclareLosses(DeclareLosses.newBuilder().setRunId(run).addLosses(loss))
                .build());
    }
}
