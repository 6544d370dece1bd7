package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.LimitView;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.ListStockResponse;
import suhuan.api.v1.StockView;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.RuleMetric;

/** Shows stock of sites against limits. */
@Command(name = "stock")
public final class OversightStockCommand extends OversightQuestion {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--at", paramLabel = "SITE")
    @Nullable
    String site;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListStockRequest request = ListStockRequest.newBuilder()
                .setPartyId(text(party))
                .setSiteId(text(site))
                .setMaterial(material(material))
                .setViewpoint(viewpoint())
                .build();
        ListStockResponse response = client.oversight(s -> s.listStock(request));
        TextTable table = new TextTable();
        for (StockView stock : response.getStocksList()) {
            if (console.json()) console.json(stock);
            else row(table, stock);
        }
        if (!console.json()) {
            table.print(console.out(), "");
            console.say(response.getTruncated() ? "find.more" : "find.all", response.getStocksCount());
        }
        return ExitCode.OK;
    }

    private void row(TextTable table, StockView stock) {
        StringBuilder limits = new StringBuilder();
        for (LimitView limit : stock.getLimitsList()) {
            String value = limit.getMetric() == RuleMetric.RULE_METRIC_STOCK_MASS
                    ? Units.massExact(limit.getLimitMg())
                    : texts().get("oversight.days", limit.getLimitDays());
            limits.append(limits.isEmpty() ? "" : texts().get("list.clauses"))
                    .append(texts().get(
                                    "oversight.limit",
                                    term(limit.getMetric()),
                                    term(limit.getComparator()),
                                    value,
                                    term(limit.getJudgement())));
        }
        table.row(
                stock.getSiteId() + " " + stock.getSiteName(),
                term(stock.getMaterial()),
                Units.massExact(stock.getMassMg()),
                pieces(stock.getPieceCount()),
                texts().get("oversight.oldest", day(stock.getOldestSinceYyyymmdd()), stock.getOldestDays()),
                limits.toString(),
                stock.getLostMassMg() == 0
                        ? ""
                        : texts().get(
                                        "oversight.lost",
                                        Units.massExact(stock.getLostMassMg()),
                                        stock.getLostPieceCount()),
                stale(stock.getStaleEntryCount()));
    }
}
