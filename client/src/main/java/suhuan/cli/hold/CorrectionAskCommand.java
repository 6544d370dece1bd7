package suhuan.cli.hold;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.EventView;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.show.Histories;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Command;

/** Asks who holds now what came of a corrected fact later: names later facts, which are found in the history of an item. */
@picocli.CommandLine.Command(name = "ask")
public final class CorrectionAskCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CORRECTION")
    @SuppressWarnings("NullAway.Init") // picocli
    String correctionId;

    @Option(names = "--item", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String itemId;

    @Option(names = "--relied-at", paramLabel = "B/T/E/C", split = ",", required = true)
    List<String> places = new ArrayList<>();

    @Override
    protected List<Command> commands(SuhuanClient client, String callerId) {
        List<EventView> history = Histories.all(client, itemId);
        List<Command> commands = new ArrayList<>();
        for (String place : places) {
            commands.add(Command.newBuilder()
                    .setAskConsent(AskConsent.newBuilder()
                            .setCorrectionId(correctionId)
                            .setFact(at(place, history).getFact().toByteString()))
                    .build());
        }
        return commands;
    }

    /** The fact at a place. What is not shown whole to the caller has other bytes than the ledger knows. */
    private EventView at(String place, List<EventView> history) {
        for (EventView event : history) {
            if (!Histories.at(event.getPosition()).equals(place)) continue;
            if (!sha256(event.getFact().toByteString()).equals(event.getFactSha256()))
                throw new UsageProblem(texts().get("correct.not_whole", place));
            return event;
        }
        throw new UsageProblem(texts().get("correct.nofact_at", place, itemId));
    }
}
