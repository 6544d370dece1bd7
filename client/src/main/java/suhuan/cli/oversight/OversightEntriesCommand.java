package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.EntryView;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListEntriesResponse;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.ReturnChannel;

/** Opens figures down to the facts they are sums of. */
@Command(name = "entries")
public final class OversightEntriesCommand extends OversightQuestion {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--nobody")
    boolean nobody;

    @Option(names = "--year", paramLabel = "YYYY", defaultValue = "0")
    int year;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Option(names = "--line", paramLabel = "WORD")
    @Nullable
    String line;

    @Option(names = "--channel", paramLabel = "WORD")
    @Nullable
    String channel;

    @Option(names = "--element", paramLabel = "Co")
    @Nullable
    String element;

    @Option(names = "--at", paramLabel = "SITE")
    @Nullable
    String site;

    @Option(names = "--item", paramLabel = "ID")
    @Nullable
    String item;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListEntriesRequest.Builder request = ListEntriesRequest.newBuilder()
                .setPartyId(text(party))
                .setNobody(nobody)
                .setYear(year)
                .setMaterial(material(material))
                .setLine(word(AccountLine.class, line))
                .setChannel(word(ReturnChannel.class, channel))
                .setElement(text(element))
                .setSiteId(text(site))
                .setItemId(text(item))
                .setViewpoint(viewpoint());
        TextTable table = new TextTable();
        ListEntriesResponse page;
        int shown = 0;
        do {
            ListEntriesRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.oversight(s -> s.listEntries(asked));
            for (EntryView entry : page.getEntriesList()) {
                if (console.json()) console.json(entry);
                else row(table, entry);
            }
            shown += page.getEntriesCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) {
            table.print(console.out(), "");
            console.say(
                    "oversight.entries.total",
                    shown,
                    page.getTotalCount(),
                    Units.massExact(page.getTotalMassMg()),
                    page.getTotalPieces());
            if (page.getStaleCount() != 0) console.say("oversight.stale.rate", page.getStaleCount());
        }
        return ExitCode.OK;
    }

    private void row(TextTable table, EntryView entry) {
        table.row(
                day(entry.getDayYyyymmdd()),
                term(entry.getLine()),
                entry.getPartyId().isEmpty() ? texts().get("oversight.nobody") : entry.getPartyId(),
                entry.getItemId() + (entry.getElement().isEmpty() ? "" : " " + entry.getElement()),
                entry.getFromSiteId().isEmpty() ? entry.getSiteId() : entry.getFromSiteId() + " → " + entry.getSiteId(),
                Units.massExact(entry.getMassMg()),
                texts().get("history.position", entry.getPosition().getBlockNumber()),
                texts().list(entry.getStaleList().stream().map(this::why).toList()));
    }
}
