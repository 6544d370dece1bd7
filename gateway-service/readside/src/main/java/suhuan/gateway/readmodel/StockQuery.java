package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.GetStockSeriesResponse;
import suhuan.api.v1.LimitView;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.ListStockResponse;
import suhuan.api.v1.StockDay;
import suhuan.api.v1.StockView;
import suhuan.common.v1.Material;
import suhuan.common.v1.RuleComparator;
import suhuan.common.v1.RuleMetric;
import suhuan.gateway.measure.ChinaDays;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.Rule;

/** Stock of sites: what came less what went. */
final class StockQuery {
    static final int MOST_STOCKS = 500;

    private static final int MOST_DAYS = 1_000;

    /** An item lies since the last day on which more of it came; what is gone counts no more. */
    private static final String STOCKS =
            "with lying as (select e.site_no, e.material, e.item_no, e.line, sum(e.mass_mg) as mass_mg,"
                    + " sum(e.pieces) as pieces, max(e.day_yyyymmdd) filter (where e.mass_mg > 0) as since_yyyymmdd"
                    + " from account_entry e where e.line in (9, 13) and e.day_yyyymmdd <= :day and e.fact_no <= :known"
                    + " and (:material = 0 or e.material = :material) group by e.site_no, e.material, e.item_no, e.line"
                    + " having sum(e.mass_mg) <> 0 or sum(e.pieces) <> 0)"
                    + " select s.site_id, s.name, s.kind, s.region_code, p.party_id, l.material,"
                    + " coalesce(sum(l.mass_mg) filter (where l.line = 9), 0) as mass_mg,"
                    + " coalesce(sum(l.pieces) filter (where l.line = 9), 0) as pieces,"
                    + " min(l.since_yyyymmdd) filter (where l.line = 9) as since_yyyymmdd,"
                    + " coalesce(sum(l.mass_mg) filter (where l.line = 13), 0) as lost_mg,"
                    + " coalesce(sum(l.pieces) filter (where l.line = 13), 0) as lost_pieces, s.item_no as site_no from lying l"
                    + " join site s on s.item_no = l.site_no join party p on p.item_no = s.party_no"
                    + " where (:party = '' or p.party_id = :party) and (:site = '' or s.site_id = :site)"
                    + " group by s.item_no, s.site_id, s.name, s.kind, s.region_code, p.party_id, l.material"
                    + " order by mass_mg desc, s.site_id, l.material limit :limit";

    private static final String STALE = "select e.site_no, e.material, count(*) as entries from account_entry e"
            + " where e.line = 9 and e.day_yyyymmdd <= :day and e.fact_no <= :known and " + StaleEntries.IS_STALE
            + " group by e.site_no, e.material";

    private static final String SERIES = "with days as (select e.day_yyyymmdd,"
            + " sum(e.mass_mg) filter (where e.mass_mg > 0) as in_mg, sum(-e.mass_mg) filter (where e.mass_mg < 0) as out_mg,"
            + " sum(e.mass_mg) as net_mg from account_entry e join site s on s.item_no = e.site_no"
            + " where e.line = 9 and s.site_id = :site and e.day_yyyymmdd <= :day and e.fact_no <= :known"
            + " and (:material = 0 or e.material = :material) group by e.day_yyyymmdd),"
            + " closing as (select *, sum(net_mg) over (order by day_yyyymmdd) as mass_mg from days)"
            + " select * from (select * from closing where day_yyyymmdd >= :from order by day_yyyymmdd desc limit :limit) c"
            + " order by day_yyyymmdd";

    /** @param partyId who runs the sites; empty for all */
    Answer<ListStockResponse> stocks(Snapshot snapshot, ListStockRequest request, String partyId) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        RuleBook book = RuleBook.known(snapshot, moment);
        Map<String, Long> stale = stale(snapshot, moment);
        List<StockView> found = snapshot.sql(STOCKS)
                .param("day", moment.day())
                .param("known", moment.lastFactNo())
                .param("material", request.getMaterialValue())
                .param("party", partyId)
                .param("site", request.getSiteId())
                .param("limit", MOST_STOCKS + 1)
                .query((row, n) -> stock(row, moment, book).toBuilder()
                        .setStaleEntryCount(
                                stale.getOrDefault(row.getLong("site_no") + " " + row.getInt("material"), 0L))
                        .build())
                .list();
        boolean truncated = found.size() > MOST_STOCKS;
        return new Answer.Found<>(ListStockResponse.newBuilder()
                .addAllStocks(truncated ? found.subList(0, MOST_STOCKS) : found)
                .setTruncated(truncated)
                .setAsOf(snapshot.asOf())
                .build());
    }

    private static Map<String, Long> stale(Snapshot snapshot, Moment moment) {
        Map<String, Long> counts = new HashMap<>();
        if (StaleEntries.any(snapshot, moment)) {
            snapshot.sql(STALE)
                    .param("day", moment.day())
                    .param("known", moment.lastFactNo())
                    .query(row -> {
                        counts.put(row.getLong("site_no") + " " + row.getInt("material"), row.getLong("entries"));
                    });
        }
        return counts;
    }

    private static StockView stock(ResultSet row, Moment moment, RuleBook book) throws SQLException {
        int since = row.getInt("since_yyyymmdd");
        StockView.Builder view = StockView.newBuilder()
                .setSiteId(row.getString("site_id"))
                .setSiteName(row.getString("name"))
                .setKindValue(row.getInt("kind"))
                .setRegionCode(row.getString("region_code"))
                .setPartyId(row.getString("party_id"))
                .setMaterialValue(row.getInt("material"))
                .setMassMg(row.getBigDecimal("mass_mg").longValueExact())
                .setPieceCount(row.getLong("pieces"))
                .setLostMassMg(row.getBigDecimal("lost_mg").longValueExact())
                .setLostPieceCount(row.getLong("lost_pieces"))
                .setOldestSinceYyyymmdd(since)
                .setOldestDays(
                        since == 0
                                ? 0
                                : (int) ChronoUnit.DAYS.between(ChinaDays.date(since), ChinaDays.date(moment.day())));
        limits(view, book, RuleMetric.RULE_METRIC_STOCK_MASS, moment);
        limits(view, book, RuleMetric.RULE_METRIC_STOCK_AGE, moment);
        return view.build();
    }

    private static void limits(StockView.Builder view, RuleBook book, RuleMetric metric, Moment moment) {
        Material material = view.getMaterial();
        for (RuleBook.Placed placed : book.rules(metric, material, moment.day())) {
            Rule rule = placed.rule();
            if (rule.getSiteKind() == view.getKind()) {
                boolean mass = metric == RuleMetric.RULE_METRIC_STOCK_MASS;
                long value = mass ? view.getMassMg() : view.getOldestDays();
                long limit = mass ? rule.getLimitMg() : rule.getLimitDays();
                view.addLimits(LimitView.newBuilder()
                        .setEditionId(placed.edition().getEditionId())
                        .setRuleId(rule.getRuleId())
                        .setDocument(placed.edition().getSource().getDocument())
                        .setMetric(metric)
                        .setComparator(rule.getComparator())
                        .setLimitMg(rule.getLimitMg())
                        .setLimitDays(rule.getLimitDays())
                        .setJudgement(
                                fits(rule.getComparator(), value, limit)
                                        ? Judgement.JUDGEMENT_MET
                                        : Judgement.JUDGEMENT_NOT_MET));
            }
        }
    }

    private static boolean fits(RuleComparator comparator, long value, long limit) {
        return comparator == RuleComparator.RULE_COMPARATOR_AT_LEAST ? value >= limit : value <= limit;
    }

    Answer<GetStockSeriesResponse> series(Snapshot snapshot, GetStockSeriesRequest request) {
        boolean seen = !snapshot.sql(
                        "select 1 from site s where s.site_id = :site and (:all or s.party_no = :viewerNo)")
                .param("site", request.getSiteId())
                .param("all", snapshot.regulator())
                .query(Integer.class)
                .list()
                .isEmpty();
        if (!seen) {
            return new Answer.NotFound<>(request.getSiteId());
        }
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        List<StockDay> days = snapshot.sql(SERIES)
                .param("site", request.getSiteId())
                .param("day", moment.day())
                .param("known", moment.lastFactNo())
                .param("material", request.getMaterialValue())
                .param("from", request.getFromYyyymmdd())
                .param("limit", MOST_DAYS)
                .query((row, n) -> StockDay.newBuilder()
                        .setDayYyyymmdd(row.getInt("day_yyyymmdd"))
                        .setInMg(row.getLong("in_mg"))
                        .setOutMg(row.getLong("out_mg"))
                        .setMassMg(row.getLong("mass_mg"))
                        .build())
                .list();
        return new Answer.Found<>(GetStockSeriesResponse.newBuilder()
                .addAllDays(days)
                .setAsOf(snapshot.asOf())
                .build());
    }
}
