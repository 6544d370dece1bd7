package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import suhuan.api.v1.ListRecoveryRequest;
import suhuan.api.v1.ListRecoveryResponse;
import suhuan.api.v1.RecoveryView;
import suhuan.ledger.v1.RunClosed;

/** What closed runs recovered, as their facts say it. */
final class RecoveryQuery {
    private static final String SQL = "select * from (select t.item_no, f.fact_no, f.bytes, " + FactPosition.COLUMNS
            + ", to_char(to_timestamp(f.occurred_at_ms / 1000) at time zone 'Asia/Shanghai', 'YYYYMMDD')::integer as closed_on,"
            + " p.party_id, s.site_id from process_run t join fact f on f.fact_no = t.closed_fact_no"
            + " join party p on p.item_no = t.party_no left join site s on s.item_no = t.site_no"
            + " where (:party = '' or p.party_id = :party) and (:site = '' or s.site_id = :site)"
            + " and f.fact_no <= :known and f.fact_no > :after) c"
            + " where closed_on <= :day and (:year = 0 or closed_on / 10000 = :year) order by fact_no limit :limit";

    /** @param partyId who ran them; empty for all */
    Answer<ListRecoveryResponse> ask(
            Snapshot snapshot, ListRecoveryRequest request, String partyId, int pageSize, Paging paging) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        PageToken start = paging.start();
        List<Numbered> found = snapshot.sql(SQL)
                .param("party", partyId)
                .param("site", request.getSiteId())
                .param("known", moment.lastFactNo())
                .param("day", moment.day())
                .param("year", request.getYear())
                .param("after", start == null ? 0L : start.first())
                .param("limit", pageSize + 1)
                .query((row, n) -> new Numbered(row.getLong("fact_no"), row.getLong("item_no"), run(row)))
                .list();
        boolean more = found.size() > pageSize;
        List<Numbered> page = more ? found.subList(0, pageSize) : found;
        ListRecoveryResponse.Builder response =
                ListRecoveryResponse.newBuilder().setAsOf(snapshot.asOf());
        Map<Long, List<StaleEntries.Reason>> stale = StaleEntries.byItem(
                snapshot, moment, page.stream().mapToLong(Numbered::itemNo).toArray());
        page.forEach(run -> response.addRuns(corrected(run.view(), stale.getOrDefault(run.itemNo(), List.of()))));
        if (more) {
            response.setNextPageToken(
                    paging.next(new PageToken(page.get(page.size() - 1).factNo(), 0, "")));
        }
        return new Answer.Found<>(response.build());
    }

    /** Each correction goes on from those before it, so the last that judged the run anew is the one that counts. */
    private static RecoveryView corrected(RecoveryView run, List<StaleEntries.Reason> corrections) {
        RecoveryView.Builder view = run.toBuilder();
        for (StaleEntries.Reason correction : corrections) {
            boolean rejudged = correction.rejudged(run.getRunId());
            view.addStale(correction.view().setRejudged(rejudged));
            if (rejudged) {
                view.setRejudged(correction.fact().getRejudged());
            }
        }
        return view.build();
    }

    private record Numbered(long factNo, long itemNo, RecoveryView view) {}

    private static RecoveryView run(ResultSet row) throws SQLException {
        RunClosed closed = FactBytes.parse(row.getBytes("bytes")).getRunClosed();
        return RecoveryView.newBuilder()
                .setRunId(closed.getRunId())
                .setPartyId(row.getString("party_id"))
                .setSiteId(ItemViews.text(row, "site_id"))
                .setRoute(closed.getRoute())
                .setClosedOnYyyymmdd(row.getInt("closed_on"))
                .setEfficiency(closed.getEfficiency())
                .addAllRecovery(closed.getRecoveryList())
                .addAllVerdicts(closed.getVerdictsList())
                .setPosition(FactPosition.read(row))
                .build();
    }
}
