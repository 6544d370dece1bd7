package suhuan.cli.material;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.IssueCertificate;

/** Issues a certificate for what a run, or a site in a year, recovered. */
@picocli.CommandLine.Command(name = "issue")
public final class CertificateIssueCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CERTIFICATE")
    @SuppressWarnings("NullAway.Init") // picocli
    String certificate;

    @Option(names = "--run", paramLabel = "RUN")
    @Nullable
    String run;

    @Option(names = "--year", paramLabel = "YYYY", defaultValue = "0")
    int year;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Option(names = "--element", paramLabel = "Co")
    @Nullable
    String element;

    @Option(names = "--mass", paramLabel = "2.5t", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--scheme", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String scheme;

    @Override
    protected List<Command> commands() {
        IssueCertificate.Builder issue = IssueCertificate.newBuilder()
                .setCertificateId(certificate)
                .setRunId(Objects.requireNonNullElse(run, ""))
                .setYear(year)
                .setElement(Objects.requireNonNullElse(element, ""))
                .setMassMg(massMg(mass))
                .setScheme(scheme);
        if (material != null) issue.setMaterial(word(Material.class, material));
        return List.of(Command.newBuilder().setIssueCertificate(issue).build());
    }
}
