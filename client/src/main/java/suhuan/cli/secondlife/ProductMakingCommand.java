package suhuan.cli.secondlife;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.SecondLifeProduct;

/** Makes a product of a second life, for the one purpose or the other. */
abstract class ProductMakingCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CODE")
    @SuppressWarnings("NullAway.Init") // picocli
    String code;

    @Option(names = "--source", paramLabel = "CODE", split = ",", required = true)
    List<String> sources = new ArrayList<>();

    @Option(names = "--capacity-ah", paramLabel = "AH", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal capacityAh;

    @Option(names = "--voltage-v", paramLabel = "V", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal voltageV;

    @Option(names = "--added", paramLabel = "5kg")
    @Nullable
    String added;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    /** The command for a product. */
    abstract Command.Builder making(SecondLifeProduct product);

    @Override
    protected final List<Command> commands() {
        return List.of(making(SecondLifeProduct.newBuilder()
                        .setBatteryCode(code)
                        .addAllSourceIds(sources)
                        .setCapacityMah(thousandths(capacityAh))
                        .setVoltageMv(thousandths(voltageV))
                        .setAddedMassMg(added == null ? 0 : massMg(added))
                        .setEvidenceSha256(sha256(evidence))
                        .build())
                .build());
    }
}
