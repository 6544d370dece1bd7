package suhuan.cli.material;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Assay;

/** A command that may say what something is made of. */
abstract class AssayingCommand extends RecordingCommand {
    @Option(names = "--share", paramLabel = "Li=7.1%", split = ",")
    List<String> shares = new ArrayList<>();

    @Option(names = "--nothing-else")
    boolean nothingElse;

    @Option(names = "--method", paramLabel = "WORD", defaultValue = "ICP_OES")
    @SuppressWarnings("NullAway.Init") // picocli
    String method;

    @Option(names = "--laboratory", paramLabel = "NAME")
    @Nullable
    String laboratory;

    @Option(names = "--sampled", paramLabel = "YYYYMMDD", converter = DayText.class, defaultValue = "0")
    int sampled;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    /** What the options say; empty where they name no share. */
    final Optional<Assay> assay() {
        if (shares.isEmpty() && !nothingElse) return Optional.empty();
        Pairs pairs = new Pairs(texts());
        Assay.Builder assay = Assay.newBuilder()
                .setMethod(method)
                .setLaboratory(Objects.requireNonNullElse(laboratory, ""))
                .setSampledOnYyyymmdd(sampled)
                .setEvidenceSha256(sha256(evidence))
                .setNothingElse(nothingElse);
        for (String share : shares) assay.addElements(pairs.share(share));
        return Optional.of(assay.build());
    }
}
