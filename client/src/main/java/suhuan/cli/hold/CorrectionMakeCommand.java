package suhuan.cli.hold;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.EventView;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.show.Histories;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.CorrectionKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.TrueValue;

/** Corrects a fact, which is found in the history of an item. */
@picocli.CommandLine.Command(name = "make")
public final class CorrectionMakeCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CORRECTION")
    @SuppressWarnings("NullAway.Init") // picocli
    String correctionId;

    @Option(names = "--item", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String itemId;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli
    Wrong wrong;

    /** Where the fact is: as history shows it, or by its envelope. */
    static final class Wrong {
        @Option(names = "--wrong-at", paramLabel = "B/T/E/C")
        @Nullable
        String at;

        @Option(names = "--wrong-envelope", paramLabel = "UUID")
        @Nullable
        String envelope;
    }

    @Option(names = "--wrong-command", paramLabel = "N")
    int wrongCommand;

    @Option(names = "--true", paramLabel = "FIELD=VALUE")
    Map<String, String> truths = new LinkedHashMap<>();

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String reason;

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    @Override
    protected List<Command> commands(SuhuanClient client, String callerId) {
        Fact fact = fact(client);
        for (String field : truths.keySet()) {
            if (!FactPaths.has(fact, field))
                throw new UsageProblem(texts().get("correct.nofield", field, texts().list(FactPaths.of(fact))));
        }
        Correct.Builder correct = Correct.newBuilder()
                .setCorrectionId(correctionId)
                .setFact(fact.toByteString())
                .setKind(
                        truths.isEmpty()
                                ? CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR
                                : CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                .setReason(reason)
                .setEvidenceSha256(sha256(evidence));
        truths.forEach((field, value) ->
                correct.addTruths(TrueValue.newBuilder().setField(field).setValue(value)));
        return List.of(Command.newBuilder().setCorrect(correct).build());
    }

    /** The fact; who recorded it, and the regulator, are shown it whole. */
    private Fact fact(SuhuanClient client) {
        for (EventView event : Histories.all(client, itemId)) {
            Fact fact = event.getFact();
            boolean meant = wrong.at != null
                    ? Histories.at(event.getPosition()).equals(wrong.at)
                    : fact.getEnvelopeId().equals(wrong.envelope) && fact.getCommandIndex() == wrongCommand;
            if (meant) return fact;
        }
        throw new UsageProblem(
                wrong.at != null
                        ? texts().get("correct.nofact_at", wrong.at, itemId)
                        : texts().get("correct.nofact", String.valueOf(wrong.envelope), wrongCommand, itemId));
    }
}
