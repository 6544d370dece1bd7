package suhuan.gateway.readmodel;

import suhuan.api.v1.FlowView;
import suhuan.api.v1.ListFlowsRequest;
import suhuan.api.v1.ListFlowsResponse;

/** Goods from one region to another. */
final class FlowsQuery {
    private static final int DEFAULT_DIGITS = 2;
    private static final int MOST = 2_000;

    private static final String SQL = "select coalesce(left(o.region_code, :digits), '') as from_region,"
            + " coalesce(left(s.region_code, :digits), '') as to_region, e.material, sum(e.mass_mg) as mass_mg,"
            + " sum(e.pieces) as pieces, count(*) as entries, count(*) filter (where " + StaleEntries.IS_STALE
            + ") as stale_entries from account_entry e"
            + " left join site s on s.item_no = e.site_no left join site o on o.item_no = e.from_site_no"
            + " where e.line = 10 and (:all or e.party_no = :viewerNo) and (:year = 0 or e.year = :year)"
            + " and (:material = 0 or e.material = :material) and e.day_yyyymmdd <= :day and e.fact_no <= :known"
            + " group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit :limit";

    Answer<ListFlowsResponse> ask(Snapshot snapshot, ListFlowsRequest request) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        return new Answer.Found<>(ListFlowsResponse.newBuilder()
                .addAllFlows(snapshot.sql(SQL)
                        .param("digits", request.getRegionDigits() == 0 ? DEFAULT_DIGITS : request.getRegionDigits())
                        .param("all", snapshot.regulator())
                        .param("year", request.getYear())
                        .param("material", request.getMaterialValue())
                        .param("day", moment.day())
                        .param("known", moment.lastFactNo())
                        .param("limit", MOST)
                        .query((row, n) -> FlowView.newBuilder()
                                .setFromRegionCode(row.getString("from_region"))
                                .setToRegionCode(row.getString("to_region"))
                                .setMaterialValue(row.getInt("material"))
                                .setMassMg(row.getBigDecimal("mass_mg").longValueExact())
                                .setPieceCount(row.getLong("pieces"))
                                .setEntryCount(row.getLong("entries"))
                                .setStaleEntryCount(row.getLong("stale_entries"))
                                .build())
                        .list())
                .setAsOf(snapshot.asOf())
                .build());
    }
}
