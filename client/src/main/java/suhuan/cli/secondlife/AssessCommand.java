package suhuan.cli.secondlife;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RecordAssessment;
import suhuan.ledger.v1.SafetyAnswer;

/** Records what a test of a used battery found. */
@picocli.CommandLine.Command(name = "assess")
public final class AssessCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Option(names = "--soh-ppm", paramLabel = "PPM", required = true)
    int sohPpm;

    @Option(names = "--spread-ppm", paramLabel = "PPM", defaultValue = "0")
    int spreadPpm;

    @Option(names = "--capacity-ah", paramLabel = "AH", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal capacityAh;

    @Option(names = "--voltage-v", paramLabel = "V", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    BigDecimal voltageV;

    @Option(names = "--resistance-uohm", paramLabel = "UOHM", defaultValue = "0")
    long resistanceUohm;

    @Option(names = "--method", paramLabel = "NAME", defaultValue = "GB/T 34015-2017")
    @SuppressWarnings("NullAway.Init") // picocli
    String method;

    @Option(names = "--laboratory", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String laboratory;

    @Option(names = "--on", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int on;

    @Option(names = "--fit-for", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String fitFor;

    /** The ledger names a question that is missing here, so a new edition needs no new client. */
    @Option(
            names = "--questions",
            paramLabel = "ID",
            split = ",",
            defaultValue = "LEAK,SMOKE_OR_FIRE,SWOLLEN,CASING_BROKEN,OPENED,WATER,INSULATION,HOT,VOLTAGE")
    List<String> questions = new ArrayList<>();

    @Option(names = "--yes", paramLabel = "ID", split = ",")
    List<String> yes = new ArrayList<>();

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands() {
        RecordAssessment.Builder assessment = RecordAssessment.newBuilder()
                .setBatteryId(battery)
                .setStateOfHealthPpm(sohPpm)
                .setCellSpreadPpm(spreadPpm)
                .setCapacityMah(thousandths(capacityAh))
                .setVoltageMv(thousandths(voltageV))
                .setInternalResistanceUohm(resistanceUohm)
                .setMethod(method)
                .setLaboratory(laboratory)
                .setAssessedOnYyyymmdd(on)
                .setSuitability(word(Suitability.class, fitFor))
                .setEvidenceSha256(sha256(evidence));
        // What is answered and was not asked would be lost, and the battery called safe.
        for (String answered : yes) {
            if (!questions.contains(answered))
                throw new UsageProblem(texts().get("assess.not_asked", answered, texts().list(questions)));
        }
        for (String question : questions) {
            assessment.addSafetyAnswers(
                    SafetyAnswer.newBuilder().setQuestion(question).setYes(yes.contains(question)));
        }
        return List.of(Command.newBuilder().setRecordAssessment(assessment).build());
    }
}
