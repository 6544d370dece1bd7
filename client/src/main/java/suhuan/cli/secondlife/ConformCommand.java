package suhuan.cli.secondlife;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.ConformityKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareConformity;

/** Says that a product conforms. */
@picocli.CommandLine.Command(name = "conform")
public final class ConformCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "PRODUCT")
    @SuppressWarnings("NullAway.Init") // picocli
    String product;

    @Option(names = "--how", paramLabel = "WORD", defaultValue = "SELF_DECLARATION")
    @SuppressWarnings("NullAway.Init") // picocli
    String how;

    @Option(names = "--no", paramLabel = "NO", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String no;

    @Option(names = "--issuer", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String issuer;

    @Option(names = "--standard", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String standard;

    @Option(names = "--from", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int from;

    @Option(names = "--to", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int to;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setDeclareConformity(DeclareConformity.newBuilder()
                        .setBatteryId(product)
                        .setKind(word(ConformityKind.class, how))
                        .setDocumentNo(no)
                        .setIssuer(issuer)
                        .setStandard(standard)
                        .setValidFromYyyymmdd(from)
                        .setValidToYyyymmdd(to)
                        .setEvidenceSha256(sha256(evidence)))
                .build());
    }
}
