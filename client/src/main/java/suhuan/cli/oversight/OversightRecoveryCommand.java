package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.ListRecoveryRequest;
import suhuan.api.v1.ListRecoveryResponse;
import suhuan.api.v1.RecoveryView;
import suhuan.api.v1.StaleView;
import suhuan.cli.call.Pages;
import suhuan.cli.show.RejudgedText;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunRate;

/** Shows what closed runs recovered. */
@Command(name = "recovery")
public final class OversightRecoveryCommand extends OversightQuestion {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--at", paramLabel = "SITE")
    @Nullable
    String site;

    @Option(names = "--year", paramLabel = "YYYY", defaultValue = "0")
    int year;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListRecoveryRequest.Builder request = ListRecoveryRequest.newBuilder()
                .setPartyId(text(party))
                .setSiteId(text(site))
                .setYear(year)
                .setViewpoint(viewpoint());
        ListRecoveryResponse page;
        int shown = 0;
        do {
            ListRecoveryRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.oversight(s -> s.listRecovery(asked));
            for (RecoveryView run : page.getRunsList()) {
                if (console.json()) console.json(run);
                else print(console, run);
            }
            shown += page.getRunsCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) console.say(page.getNextPageToken().isEmpty() ? "find.all" : "find.more", shown);
        return ExitCode.OK;
    }

    private void print(Console console, RecoveryView run) {
        console.say(
                "oversight.run",
                run.getRunId(),
                run.getRoute(),
                run.getSiteId(),
                day(run.getClosedOnYyyymmdd()),
                rate(run.getEfficiency()));
        TextTable table = new TextTable();
        for (RunRate rate : run.getRecoveryList()) table.row(rate.getElement(), rate(rate));
        for (RuleVerdict verdict : run.getVerdictsList()) {
            table.row(
                    verdict.getElement().isEmpty() ? verdict.getMetric() : verdict.getElement(),
                    verdict.getEdition() + " " + percent(verdict.getThresholdPpm()),
                    term(verdict.getJudgement()));
        }
        table.print(console.out(), "  ");
        if (run.hasRejudged()) {
            RejudgedText.lines(run.getRejudged(), run.getVerdictsList(), texts())
                    .forEach(line -> console.out().println("  " + texts().get("run.rejudged", line)));
        }
        for (StaleView stale : run.getStaleList()) console.out().println("  " + why(stale));
    }

    private static String rate(RunRate rate) {
        if (rate.getAbsent()) return "–";
        return rate.getLowestPpm() == rate.getHighestPpm()
                ? percent(rate.getLowestPpm())
                : percent(rate.getLowestPpm()) + " … " + percent(rate.getHighestPpm());
    }
}
