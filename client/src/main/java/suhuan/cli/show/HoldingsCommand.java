package suhuan.cli.show;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.HoldingView;
import suhuan.api.v1.ListHoldingsRequest;
import suhuan.api.v1.ListHoldingsResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.client.Vocabulary;
import suhuan.common.v1.Material;

/** Lists what a party holds now. */
@Command(name = "holdings")
public final class HoldingsCommand extends CallingCommand {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--site", paramLabel = "SITE")
    @Nullable
    String site;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Option(names = "--min-age-days", paramLabel = "N", defaultValue = "0")
    int minAgeDays;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListHoldingsRequest.Builder request = ListHoldingsRequest.newBuilder()
                .setPartyId(Objects.requireNonNullElse(party, ""))
                .setSiteId(Objects.requireNonNullElse(site, ""))
                .setMinAgeDays(minAgeDays);
        if (material != null) {
            String word = material;
            request.setMaterial(Vocabulary.parse(Material.class, word)
                    .orElseThrow(() ->
                            new UsageProblem(texts().get("word.unknown", word, "SCRAP_STEEL, POWER_BATTERY, …"))));
        }
        TextTable table = new TextTable();
        ItemText items = new ItemText(texts());
        ListHoldingsResponse page;
        int shown = 0;
        do {
            ListHoldingsRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.trace(s -> s.listHoldings(asked));
            for (HoldingView holding : page.getHoldingsList()) {
                if (console.json()) console.json(holding);
                else table.row(texts().get("holdings.age", holding.getAgeDays()), items.line(holding.getItem()));
            }
            shown += page.getHoldingsCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) {
            table.print(console.out(), "");
            console.say("holdings.total", shown, page.getTotalCount(), Units.massExact(page.getTotalMassMg()));
        }
        return ExitCode.OK;
    }
}
