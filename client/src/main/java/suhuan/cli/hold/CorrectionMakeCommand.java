package suhuan.cli.hold;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--wrong-envelope", paramLabel = "UUID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String wrongEnvelope;

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
        Correct.Builder correct = Correct.newBuilder()
                .setCorrectionId(correctionId)
                .setFact(fact(client))
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

    /** The bytes of the fact; who recorded it, and the regulator, are shown it whole. */
    private ByteString fact(SuhuanClient client) {
        for (EventView event : Histories.all(client, itemId)) {
            Fact fact = event.getFact();
            if (fact.getEnvelopeId().equals(wrongEnvelope) && fact.getCommandIndex() == wrongCommand) {
                return fact.toByteString();
            }
        }
        throw new UsageProblem(texts().get("correct.nofact", wrongEnvelope, wrongCommand, itemId));
    }
}
