package suhuan.cli.material;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.TransferCertificate;

/** Transfers a certificate or a part of it. */
@picocli.CommandLine.Command(name = "transfer")
public final class CertificateTransferCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CERTIFICATE")
    @SuppressWarnings("NullAway.Init") // picocli
    String certificate;

    @Option(names = "--to", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String to;

    @Option(names = "--mass", paramLabel = "2.5t")
    @Nullable
    String mass;

    @Option(names = "--part", paramLabel = "CERTIFICATE")
    @Nullable
    String part;

    @Override
    protected List<Command> commands() {
        TransferCertificate.Builder transfer = TransferCertificate.newBuilder()
                .setCertificateId(certificate)
                .setToPartyId(to)
                .setPartCertificateId(Objects.requireNonNullElse(part, ""));
        if (mass != null) transfer.setMassMg(massMg(mass));
        return List.of(Command.newBuilder().setTransferCertificate(transfer).build());
    }
}
