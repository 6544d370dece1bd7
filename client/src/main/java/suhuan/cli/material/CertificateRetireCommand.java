package suhuan.cli.material;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RetireCertificate;

/** Makes a claim with a certificate, which uses it up. */
@picocli.CommandLine.Command(name = "retire")
public final class CertificateRetireCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CERTIFICATE")
    @SuppressWarnings("NullAway.Init") // picocli
    String certificate;

    @Option(names = "--mass", paramLabel = "2.5t")
    @Nullable
    String mass;

    @Option(names = "--scheme", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String scheme;

    @Option(names = "--region", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String region;

    @Option(names = "--year", paramLabel = "YYYY", required = true)
    int year;

    @Option(names = "--purpose", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String purpose;

    @Override
    protected List<Command> commands() {
        RetireCertificate.Builder retire = RetireCertificate.newBuilder()
                .setCertificateId(certificate)
                .setScheme(scheme)
                .setRegionCode(region)
                .setYear(year)
                .setPurpose(purpose);
        if (mass != null) retire.setMassMg(massMg(mass));
        return List.of(Command.newBuilder().setRetireCertificate(retire).build());
    }
}
