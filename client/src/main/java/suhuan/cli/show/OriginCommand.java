package suhuan.cli.show;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.ElementSource;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.client.Vocabulary;

/** Says from which batteries and vehicles a mass of an element came. */
@Command(name = "origin")
public final class OriginCommand extends CallingCommand {
    private static final long MOST_MG = 1_000_000_000_000L;

    @Parameters(paramLabel = "ID")
    @SuppressWarnings("NullAway.Init") // picocli
    private String itemId;

    @Option(names = "--element", paramLabel = "Co", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    private String element;

    @Option(names = "--mass", paramLabel = "1g", defaultValue = "1g")
    @SuppressWarnings("NullAway.Init") // picocli
    private String mass;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    private int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        long massMg = Units.parseMass(mass).orElseThrow(() -> new UsageProblem(texts().get("mass.malformed", mass)));
        if (massMg < 1 || massMg > MOST_MG) throw new UsageProblem(texts().get("origin.mass", mass));
        TraceElementRequest request = TraceElementRequest.newBuilder()
                .setItemId(itemId)
                .setElement(element)
                .setMassMg(massMg)
                .build();
        List<TraceElementResponse> pages = pages(client, request, limit);
        if (console.json()) pages.forEach(console::json);
        else print(console, pages);
        return ExitCode.OK;
    }

    /** Asks page by page, up to a number of sources. */
    public static List<TraceElementResponse> pages(SuhuanClient client, TraceElementRequest first, int limit) {
        List<TraceElementResponse> pages = new ArrayList<>();
        TraceElementRequest.Builder request = first.toBuilder();
        int shown = 0;
        String next;
        do {
            TraceElementRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            TraceElementResponse page = client.trace(s -> s.traceElement(asked));
            pages.add(page);
            shown += page.getSourcesCount();
            next = page.getNextPageToken();
            request.setPageToken(next);
        } while (!next.isEmpty() && shown < limit);
        return pages;
    }

    /** Prints sources as a table. */
    public static void print(Console console, List<TraceElementResponse> pages) {
        TraceElementResponse first = pages.get(0);
        console.say(
                "origin.title",
                Units.mass(first.getMassMg()),
                first.getElement(),
                first.getItemId(),
                first.getSourceCount());
        TextTable table = new TextTable();
        int shown = 0;
        long sumNg = 0;
        for (TraceElementResponse page : pages) {
            for (ElementSource source : page.getSourcesList()) {
                row(console, table, source);
                sumNg += source.getMassNg();
            }
            shown += page.getSourcesCount();
        }
        table.print(console.out(), "  ");
        if (first.getEstimated()) console.say("origin.estimated", first.getElement());
        if (shown < first.getSourceCount()) console.say("find.more", shown);
        else console.say("origin.sum", Units.massNg(sumNg));
    }

    private static void row(Console console, TextTable table, ElementSource source) {
        String vehicles = source.getVinsCount() == 0
                ? ""
                : console.texts().get("origin.vehicles", String.join(", ", source.getVinsList()));
        table.row(
                Units.massNg(source.getMassNg()),
                Vocabulary.term(source.getOrigin(), console.language()),
                source.getItemId(),
                vehicles,
                source.getProducedOnYyyymmdd() == 0 ? "" : Units.day(source.getProducedOnYyyymmdd()),
                EventText.named(source.getMakerName(), source.getMakerPartyId()));
    }
}
