package suhuan.cli.material;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.RunAddition;

/** Charges batteries and lots into a run. */
@picocli.CommandLine.Command(name = "charge")
public final class RunChargeCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "RUN")
    @SuppressWarnings("NullAway.Init") // picocli
    String run;

    @Parameters(index = "1..*", paramLabel = "BATTERY", arity = "0..*")
    List<String> batteries = new ArrayList<>();

    @Option(names = "--lot", paramLabel = "LOT[=2.5t]", split = ",")
    List<String> lots = new ArrayList<>();

    @Option(names = "--addition", paramLabel = "WORD=2.5t", split = ",")
    List<String> additions = new ArrayList<>();

    @Override
    protected List<Command> commands() {
        Pairs pairs = new Pairs(texts());
        AddInputs.Builder inputs = AddInputs.newBuilder().setRunId(run);
        for (String battery : batteries) inputs.addInputs(Goods.newBuilder().setBatteryId(battery));
        for (String lot : lots) inputs.addInputs(Goods.newBuilder().setLot(lotMass(lot)));
        for (String addition : additions) {
            int equals = pairs.equals(addition, "material.mass");
            inputs.addAdditions(RunAddition.newBuilder()
                    .setSubstance(addition.substring(0, equals))
                    .setMassMg(pairs.massMg(addition, equals)));
        }
        return List.of(Command.newBuilder().setAddInputs(inputs).build());
    }
}
