package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.IndicatorView;
import suhuan.api.v1.ListIndicatorsRequest;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.Language;
import suhuan.client.SuhuanClient;

/** Shows sums by material, region and year beside the figures of the plan. */
@Command(name = "indicators")
public final class OversightIndicatorsCommand extends OversightQuestion {
    @Option(names = "--year", paramLabel = "YYYY", required = true)
    int year;

    @Option(names = "--of", paramLabel = "REGION")
    @Nullable
    String region;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListIndicatorsRequest request = ListIndicatorsRequest.newBuilder()
                .setYear(year)
                .setRegion(text(region))
                .setViewpoint(viewpoint())
                .build();
        TextTable table = new TextTable();
        for (IndicatorView view :
                client.oversight(s -> s.listIndicators(request)).getIndicatorsList()) {
            if (console.json()) console.json(view);
            else {
                table.row(
                        texts().language() == Language.ZH ? view.getNameZh() : view.getNameEn(),
                        Units.massExact(view.getMassMg()),
                        texts().get("oversight.entries", view.getEntryCount()),
                        view.getPlannedTonnes() == 0
                                ? ""
                                : texts().get(
                                                "oversight.planned",
                                                String.valueOf(view.getPlannedTonnes()),
                                                String.valueOf(view.getPlannedYear())),
                        view.getSource(),
                        stale(view.getStaleEntryCount()));
            }
        }
        if (!console.json()) {
            table.print(console.out(), "");
            console.say("oversight.scope");
        }
        return ExitCode.OK;
    }
}
