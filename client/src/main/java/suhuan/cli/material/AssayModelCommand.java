package suhuan.cli.material;

import java.util.List;
import picocli.CommandLine.Parameters;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FileComposition;

/** Files what batteries of a model are made of. */
@picocli.CommandLine.Command(name = "model")
public final class AssayModelCommand extends AssayingCommand {
    @Parameters(index = "0", paramLabel = "MODEL")
    @SuppressWarnings("NullAway.Init") // picocli
    String model;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setFileComposition(FileComposition.newBuilder()
                        .setModelCode(model)
                        .setComposition(assay().orElse(Assay.getDefaultInstance())))
                .build());
    }
}
