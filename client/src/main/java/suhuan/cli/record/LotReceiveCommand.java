package suhuan.cli.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.WeighTicket;

/** Takes in a lot with its weigh-ticket. */
@picocli.CommandLine.Command(name = "receive")
public final class LotReceiveCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "LOT")
    @SuppressWarnings("NullAway.Init") // picocli
    String lot;

    @Option(names = "--material", paramLabel = "WORD", defaultValue = "SCRAP_STEEL")
    @SuppressWarnings("NullAway.Init") // picocli
    String material;

    @Option(names = "--grade", paramLabel = "GRADE")
    @Nullable
    String grade;

    @Option(names = "--scale", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String scale;

    @Option(names = "--ticket", paramLabel = "NO", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String ticket;

    @Option(names = "--gross", paramLabel = "38.4t", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String gross;

    @Option(names = "--tare", paramLabel = "14.2t", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String tare;

    @Option(names = "--deduct", paramLabel = "120kg")
    @Nullable
    String deduct;

    @Option(names = "--deduct-ppm", paramLabel = "PPM")
    @Nullable
    Integer deductPpm;

    @Option(names = "--plate", paramLabel = "PLATE")
    @Nullable
    String plate;

    @Option(names = "--origin", paramLabel = "REGION")
    @Nullable
    String origin;

    @Option(names = "--country", paramLabel = "CODE")
    @Nullable
    String country;

    @Option(names = "--custody-model", paramLabel = "WORD")
    @Nullable
    String custodyModel;

    @Override
    protected List<Command> commands() {
        WeighTicket.Builder weighed = WeighTicket.newBuilder()
                .setScaleId(scale)
                .setTicketNo(ticket)
                .setGrossMg(massMg(gross))
                .setTareMg(massMg(tare))
                .setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_NONE)
                .setVehiclePlate(Objects.requireNonNullElse(plate, ""))
                .setWeighedAtMs(Objects.requireNonNullElseGet(occurredAtMs, System::currentTimeMillis));
        if (deduct != null) {
            weighed.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_FIXED).setDeductionMg(massMg(deduct));
        } else if (deductPpm != null) {
            weighed.setDeductionMethod(DeductionMethod.DEDUCTION_METHOD_SHARE).setDeductionPpm(deductPpm);
        }
        ReceiveLot.Builder receive = ReceiveLot.newBuilder()
                .setLotId(lot)
                .setMaterial(word(Material.class, material))
                .setGrade(Objects.requireNonNullElse(grade, ""))
                .setTicket(weighed)
                .setOriginRegionCode(Objects.requireNonNullElse(origin, ""))
                .setOriginCountryCode(Objects.requireNonNullElse(country, ""));
        if (custodyModel != null) receive.setCustodyModel(word(CustodyModel.class, custodyModel));
        return List.of(Command.newBuilder().setReceiveLot(receive).build());
    }
}
