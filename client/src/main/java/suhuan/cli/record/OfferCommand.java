package suhuan.cli.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import suhuan.cli.call.RecordingCommand;
import suhuan.client.UuidV7;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.CarrierLeg;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.ToleranceRule;

/** Offers batteries and lots to another party. */
@picocli.CommandLine.Command(name = "offer")
public final class OfferCommand extends RecordingCommand {
    @Option(names = "--id", paramLabel = "ID")
    @Nullable
    String id;

    @Option(names = "--to", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String to;

    @Option(names = "--act", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String act;

    @Option(names = "--battery", paramLabel = "CODE", split = ",")
    List<String> batteries = new ArrayList<>();

    @Option(names = "--lot", paramLabel = "LOT[=2.5t]", split = ",")
    List<String> lots = new ArrayList<>();

    @Option(names = "--expires-in-hours", paramLabel = "N", defaultValue = "72")
    int expiresInHours;

    @Option(names = "--tolerance", paramLabel = "WORD", defaultValue = "EXACT")
    @SuppressWarnings("NullAway.Init") // picocli
    String tolerance;

    @Option(names = "--carrier", paramLabel = "NAME")
    @Nullable
    String carrier;

    @Option(names = "--plate", paramLabel = "PLATE")
    @Nullable
    String plate;

    @Override
    protected List<Command> commands() {
        long now = Objects.requireNonNullElseGet(occurredAtMs, System::currentTimeMillis);
        OfferHandOver.Builder offer = OfferHandOver.newBuilder()
                .setHandOverId(Objects.requireNonNullElseGet(id, () -> "HO-" + UuidV7.fresh()))
                .setConsigneePartyId(to)
                .setAct(word(Act.class, act))
                .setExpiresAtMs(now + Duration.ofHours(expiresInHours).toMillis())
                .setToleranceRule(word(ToleranceRule.class, tolerance));
        for (String battery : batteries) offer.addGoods(Goods.newBuilder().setBatteryId(battery));
        for (String lot : lots) offer.addGoods(Goods.newBuilder().setLot(lotMass(lot)));
        if (carrier != null || plate != null) {
            offer.addLegs(CarrierLeg.newBuilder()
                    .setCarrier(Objects.requireNonNullElse(carrier, ""))
                    .setVehiclePlate(Objects.requireNonNullElse(plate, "")));
        }
        return List.of(Command.newBuilder().setOfferHandOver(offer).build());
    }
}
