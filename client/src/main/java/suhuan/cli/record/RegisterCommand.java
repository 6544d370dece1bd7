package suhuan.cli.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.client.ChildCodes;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RegisterBattery;

/** Registers one battery. */
@picocli.CommandLine.Command(name = "register")
public final class RegisterCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CODE", arity = "0..1")
    @Nullable
    String code;

    @Option(names = "--label", paramLabel = "TEXT")
    @Nullable
    String label;

    @Option(names = "--mass", paramLabel = "400kg", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String mass;

    @Option(names = "--capacity-ah", paramLabel = "AH", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal capacityAh;

    @Option(names = "--voltage-v", paramLabel = "V", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal voltageV;

    @Option(names = "--child", paramLabel = "CODE", split = ",")
    List<String> children = new ArrayList<>();

    @Option(names = "--recovered", paramLabel = "LOT=24kg", split = ",")
    List<String> recovered = new ArrayList<>();

    @Override
    protected List<Command> commands() {
        RegisterBattery.Builder register = RegisterBattery.newBuilder()
                .setBatteryCode(Objects.requireNonNullElse(code, ""))
                .setLegacyLabel(Objects.requireNonNullElse(label, ""))
                .setMassMg(massMg(mass))
                .setCapacityMah(thousandths(capacityAh))
                .setVoltageMv(thousandths(voltageV));
        if (!children.isEmpty())
            register.setChildren(ChildCodes.commitment(children)).addAllChildCodes(children);
        for (String part : recovered) {
            LotMass mass = lotMass(part);
            if (mass.getMassMg() == 0) throw new UsageProblem(texts().get("register.recovered", part));
            register.addRecovered(mass);
        }
        return List.of(Command.newBuilder().setRegisterBattery(register).build());
    }
}
