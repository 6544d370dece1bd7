package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.StockDay;
import suhuan.cli.call.DayText;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;

/** Shows the stock of a site over time. */
@Command(name = "series")
public final class OversightSeriesCommand extends OversightQuestion {
    @Parameters(index = "0", paramLabel = "SITE")
    @SuppressWarnings("NullAway.Init") // picocli
    String site;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Option(names = "--from", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int from;

    @Override
    protected int call(SuhuanClient client, Console console) {
        GetStockSeriesRequest request = GetStockSeriesRequest.newBuilder()
                .setSiteId(site)
                .setMaterial(material(material))
                .setFromYyyymmdd(from)
                .setViewpoint(viewpoint())
                .build();
        TextTable table = new TextTable();
        for (StockDay day : client.oversight(s -> s.getStockSeries(request)).getDaysList()) {
            if (console.json()) console.json(day);
            else {
                table.row(
                        day(day.getDayYyyymmdd()),
                        "+" + Units.massExact(day.getInMg()),
                        "−" + Units.massExact(day.getOutMg()),
                        Units.massExact(day.getMassMg()));
            }
        }
        table.print(console.out(), "");
        return ExitCode.OK;
    }
}
