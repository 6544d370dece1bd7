package suhuan.cli.hold;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.CorrectionView;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetItemRequest;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.show.Histories;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;

/** Asks who holds now what came of a corrected fact later: names the later facts, which are found in histories. */
@picocli.CommandLine.Command(name = "ask")
public final class CorrectionAskCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CORRECTION")
    @SuppressWarnings("NullAway.Init") // picocli
    String correctionId;

    @Option(names = "--item", paramLabel = "ID", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String itemId;

    @Option(names = "--relied-at", paramLabel = "B/T/E/C", split = ",")
    List<String> places = new ArrayList<>();

    @Override
    protected List<Command> commands(SuhuanClient client, String callerId) {
        List<Command> commands = new ArrayList<>();
        for (EventView event : places.isEmpty() ? leading(client) : at(client)) {
            if (!sha256(event.getFact().toByteString()).equals(event.getFactSha256()))
                throw new UsageProblem(texts().get("correct.not_whole", Histories.at(event.getPosition())));
            commands.add(Command.newBuilder()
                    .setAskConsent(AskConsent.newBuilder()
                            .setCorrectionId(correctionId)
                            .setFact(event.getFact().toByteString()))
                    .build());
        }
        return commands;
    }

    /** The facts at the places, in the order given. */
    private List<EventView> at(SuhuanClient client) {
        List<EventView> history = Histories.all(client, itemId);
        List<EventView> events = new ArrayList<>();
        for (String place : places) {
            events.add(history.stream()
                    .filter(event -> Histories.at(event.getPosition()).equals(place))
                    .findFirst()
                    .orElseThrow(() -> new UsageProblem(texts().get("correct.nofact_at", place, itemId))));
        }
        return events;
    }

    /**
     * The facts that led to the item and were not named before. Where all were, or the item is one of the corrected fact itself, its
     * last fact: it may have come to somebody else since.
     */
    private List<EventView> leading(SuhuanClient client) {
        GetItemRequest request =
                GetItemRequest.newBuilder().setItemId(correctionId).build();
        CorrectionView correction =
                client.trace(s -> s.getItem(request)).getItem().getCorrection();
        List<EventView> events = new ArrayList<>(new FactsBetween(client, correctionId).leadingTo(itemId));
        events.removeIf(event -> isNamed(event.getFact(), correction));
        if (events.isEmpty()) {
            for (EventView event : Histories.all(client, itemId)) {
                Fact fact = event.getFact();
                // What came before the corrected fact relied on nothing of it.
                if (isCorrected(fact, correction.getCorrection())) events.clear();
                else if (!isNamed(fact, correction) && !isAbout(fact)) events.add(event);
            }
            if (events.isEmpty()) throw new UsageProblem(texts().get("correct.all_named", correctionId, itemId));
            events.subList(0, events.size() - 1).clear();
        }
        return events;
    }

    private static boolean isNamed(Fact fact, CorrectionView correction) {
        return isCorrected(fact, correction.getCorrection())
                || correction.getAskedLaterList().stream()
                        .anyMatch(later -> isAt(fact, later.getRelyingEnvelopeId(), later.getRelyingCommandIndex()));
    }

    private static boolean isCorrected(Fact fact, FactCorrected corrected) {
        return isAt(fact, corrected.getCorrectedEnvelopeId(), corrected.getCorrectedCommandIndex());
    }

    private static boolean isAt(Fact fact, String envelopeId, int commandIndex) {
        return fact.getEnvelopeId().equals(envelopeId) && fact.getCommandIndex() == commandIndex;
    }

    private boolean isAbout(Fact fact) {
        return fact.getItemsList().stream()
                .anyMatch(link -> link.getKind() == ItemKind.ITEM_KIND_CORRECTION
                        && link.getItemId().equals(correctionId));
    }
}
