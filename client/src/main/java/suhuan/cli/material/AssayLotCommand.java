package suhuan.cli.material;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.RecordAssay;

/** Records what a lot is made of, and the inspection of an imported one. */
@picocli.CommandLine.Command(name = "lot")
public final class AssayLotCommand extends AssayingCommand {
    @Parameters(index = "0", paramLabel = "LOT")
    @SuppressWarnings("NullAway.Init") // picocli
    String lot;

    @Option(names = "--inclusions-ppm", paramLabel = "PPM")
    @Nullable
    Integer inclusionsPpm;

    @Option(names = "--radioactivity-passed")
    boolean radioactivityPassed;

    @Option(names = "--certificate", paramLabel = "NO")
    @Nullable
    String certificate;

    @Override
    protected List<Command> commands() {
        RecordAssay.Builder record = RecordAssay.newBuilder().setLotId(lot);
        assay().ifPresent(record::setAssay);
        if (inclusionsPpm != null || radioactivityPassed || certificate != null) {
            record.setInspection(ImportInspection.newBuilder()
                    .setInclusionsPpm(Objects.requireNonNullElse(inclusionsPpm, 0))
                    .setRadioactivityPassed(radioactivityPassed)
                    .setCertificateNo(Objects.requireNonNullElse(certificate, "")));
        }
        return List.of(Command.newBuilder().setRecordAssay(record).build());
    }
}
