package suhuan.cli.show;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.ListSightingsResponse;
import suhuan.api.v1.SightingView;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;
import suhuan.client.Vocabulary;

/** Lists events that were refused because the life of the battery had ended. */
@Command(name = "sightings")
public final class SightingsCommand extends CallingCommand {
    @Parameters(paramLabel = "BATTERY", arity = "0..1")
    @Nullable
    private String battery;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    private int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListSightingsRequest.Builder request =
                ListSightingsRequest.newBuilder().setBatteryId(battery == null ? "" : battery);
        TextTable table = new TextTable();
        ListSightingsResponse page;
        int shown = 0;
        do {
            ListSightingsRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.trace(s -> s.listSightings(asked));
            for (SightingView sighting : page.getSightingsList()) {
                if (console.json()) console.json(sighting);
                else row(table, sighting);
            }
            shown += page.getSightingsCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) {
            table.print(console.out(), "");
            console.say(page.getNextPageToken().isEmpty() ? "find.all" : "find.more", shown);
        }
        return ExitCode.OK;
    }

    private void row(TextTable table, SightingView sighting) {
        String party = EventText.named(sighting.getPartyName(), sighting.getPartyId());
        String who = sighting.getSiteId().isEmpty()
                ? party
                : texts().get("event.who", party, EventText.named(sighting.getSiteName(), sighting.getSiteId()));
        table.row(
                Units.time(sighting.getRecordedAtMs()),
                sighting.getBatteryId(),
                Vocabulary.noun(sighting.getCommand(), texts().language()),
                who,
                texts().get("history.position", sighting.getPosition().getBlockNumber()));
    }
}
