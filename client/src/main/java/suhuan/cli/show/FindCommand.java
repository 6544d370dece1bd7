package suhuan.cli.show;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.FindItemsRequest;
import suhuan.api.v1.FindItemsResponse;
import suhuan.api.v1.ItemView;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.call.DayText;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;

/** Finds items by the beginning of a code, the code of a cell, model, vehicle, maker or day of production. */
@Command(name = "find")
public final class FindCommand extends CallingCommand {
    @Parameters(paramLabel = "CODE", arity = "0..1")
    @Nullable
    String code;

    @Option(names = "--model", paramLabel = "MODEL")
    @Nullable
    String model;

    @Option(names = "--vin", paramLabel = "VIN")
    @Nullable
    String vin;

    @Option(names = "--maker", paramLabel = "CODE")
    @Nullable
    String maker;

    @Option(names = "--from", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int from;

    @Option(names = "--to", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int to;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        if (code == null && model == null && vin == null && maker == null && from == 0 && to == 0) {
            throw new UsageProblem(texts().get("find.nothing"));
        }
        FindItemsRequest.Builder request =
                FindItemsRequest.newBuilder().setProducedFromYyyymmdd(from).setProducedToYyyymmdd(to);
        if (code != null) request.setCode(code);
        if (model != null) request.setModelCode(model);
        if (vin != null) request.setVin(vin);
        if (maker != null) request.setMakerPartyId(maker);
        ItemText items = new ItemText(texts());
        int shown = 0;
        FindItemsResponse page;
        do {
            FindItemsRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.trace(s -> s.findItems(asked));
            for (ItemView item : page.getItemsList()) {
                if (console.json()) console.json(item);
                else console.out().println(items.line(item));
            }
            shown += page.getItemsCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) console.say(page.getNextPageToken().isEmpty() ? "find.all" : "find.more", shown);
        return ExitCode.OK;
    }
}
