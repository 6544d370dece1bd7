package suhuan.cli.oversight;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.Market;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareSales;

/** Declares sales of a year or month. */
@picocli.CommandLine.Command(name = "declare")
public final class OversightDeclareCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "DECLARATION")
    @SuppressWarnings("NullAway.Init") // picocli
    String declaration;

    @Option(names = "--material", paramLabel = "WORD", defaultValue = "POWER_BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String material;

    @Option(names = "--market", paramLabel = "WORD", defaultValue = "DOMESTIC")
    @SuppressWarnings("NullAway.Init") // picocli
    String market;

    @Option(names = "--year", paramLabel = "YYYY", required = true)
    int year;

    @Option(names = "--month", paramLabel = "M", defaultValue = "0")
    int month;

    @Option(names = "--pieces", paramLabel = "N", defaultValue = "0")
    int pieces;

    @Option(names = "--mass", paramLabel = "2.5t", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--replaces", paramLabel = "DECLARATION")
    @Nullable
    String replaces;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setDeclareSales(DeclareSales.newBuilder()
                        .setDeclarationId(declaration)
                        .setMaterial(word(Material.class, material))
                        .setMarket(word(Market.class, market))
                        .setYear(year)
                        .setMonth(month)
                        .setPieces(pieces)
                        .setMassMg(massMg(mass))
                        .setReplacesDeclarationId(Objects.requireNonNullElse(replaces, ""))
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
