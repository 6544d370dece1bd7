package suhuan.gateway.readmodel;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.EntryView;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListEntriesResponse;
import suhuan.api.v1.StaleView;

/** The entries that figures are sums of, in the order of their facts. */
final class EntriesQuery {
    private static final String FROM = " from account_entry e join fact f on f.fact_no = e.fact_no"
            + " left join party p on p.item_no = e.party_no left join site s on s.item_no = e.site_no"
            + " left join site o on o.item_no = e.from_site_no left join item i on i.item_no = e.item_no"
            + " where e.day_yyyymmdd <= :day and e.fact_no <= :known"
            + " and (:material = 0 or e.material = :material) and (:line = 0 or e.line = :line)"
            + " and (:year = 0 or e.year = :year or (e.line in (9, 13) and e.year <= :year))"
            + " and (:channel = 0 or e.channel = :channel) and (:element = '' or e.element = :element)"
            + " and (:site = '' or s.site_id = :site) and (:item = '' or i.item_id = :item)";

    /** @param partyId for whom they count; empty for all */
    Answer<ListEntriesResponse> ask(
            Snapshot snapshot, ListEntriesRequest request, String partyId, int pageSize, Paging paging) {
        String from = FROM
                + (request.getNobody()
                        ? " and e.party_no is null"
                        : partyId.isEmpty() ? "" : " and p.party_id = :party");
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        PageToken start = paging.start();
        List<Numbered> found = conditions(
                        snapshot.sql(
                                "select e.*, p.party_id, s.site_id, o.site_id as from_site_id, i.kind as item_kind,"
                                        + " i.item_id, f.sha256, " + FactPosition.COLUMNS + from
                                        + " and (e.fact_no, e.entry_no) > (:afterFact, :afterEntry)"
                                        + " order by e.fact_no, e.entry_no limit :limit"),
                        request,
                        partyId,
                        moment)
                .param("afterFact", start == null ? 0 : start.first())
                .param("afterEntry", start == null ? 0 : start.second())
                .param("limit", pageSize + 1)
                .query((row, n) -> new Numbered(row.getLong("fact_no"), row.getInt("entry_no"), entry(row)))
                .list();
        boolean more = found.size() > pageSize;
        List<Numbered> page = more ? found.subList(0, pageSize) : found;
        ListEntriesResponse.Builder response = ListEntriesResponse.newBuilder().setAsOf(snapshot.asOf());
        boolean stale = StaleEntries.any(snapshot, moment);
        Map<String, List<StaleView>> reasons = stale ? reasons(snapshot, moment, page) : Map.of();
        page.forEach(entry -> response.addEntries(entry.view().toBuilder()
                .addAllStale(reasons.getOrDefault(entry.factNo() + " " + entry.entryNo(), List.of()))));
        if (more) {
            Numbered last = page.get(page.size() - 1);
            response.setNextPageToken(paging.next(new PageToken(last.factNo(), last.entryNo(), "")));
        }
        conditions(
                        snapshot.sql(
                                "select coalesce(sum(e.mass_mg), 0) as mass_mg, coalesce(sum(e.pieces), 0) as pieces,"
                                        + " count(*) as entries" + from),
                        request,
                        partyId,
                        moment)
                .query(row -> {
                    response.setTotalMassMg(row.getBigDecimal("mass_mg").longValueExact())
                            .setTotalPieces(row.getLong("pieces"))
                            .setTotalCount(row.getLong("entries"));
                });
        if (stale) {
            response.setStaleCount(conditions(
                            snapshot.sql("select count(*)" + from + " and " + StaleEntries.IS_STALE),
                            request,
                            partyId,
                            moment)
                    .query(Long.class)
                    .single());
        }
        return new Answer.Found<>(response.build());
    }

    private static Map<String, List<StaleView>> reasons(Snapshot snapshot, Moment moment, List<Numbered> page) {
        return StaleEntries.byEntry(
                snapshot,
                moment,
                page.stream().mapToLong(Numbered::factNo).toArray(),
                page.stream().mapToInt(Numbered::entryNo).toArray());
    }

    private record Numbered(long factNo, int entryNo, EntryView view) {}

    private static JdbcClient.StatementSpec conditions(
            JdbcClient.StatementSpec sql, ListEntriesRequest request, String partyId, Moment moment) {
        return sql.param("party", partyId)
                .param("day", moment.day())
                .param("known", moment.lastFactNo())
                .param("material", request.getMaterialValue())
                .param("line", request.getLineValue())
                .param("year", request.getYear())
                .param("channel", request.getChannelValue())
                .param("element", request.getElement())
                .param("site", request.getSiteId())
                .param("item", request.getItemId());
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return EntryView.newBuilder()
                .setLineValue(row.getInt("line"))
                .setPartyId(ItemViews.text(row, "party_id"))
                .setMaterialValue(row.getInt("material"))
                .setYear(row.getInt("year"))
                .setDayYyyymmdd(row.getInt("day_yyyymmdd"))
                .setChannelValue(row.getInt("channel"))
                .setElement(row.getString("element"))
                .setGrade(row.getString("grade"))
                .setSiteId(ItemViews.text(row, "site_id"))
                .setFromSiteId(ItemViews.text(row, "from_site_id"))
                .setItemKindValue(row.getInt("item_kind"))
                .setItemId(ItemViews.text(row, "item_id"))
                .setMassMg(row.getLong("mass_mg"))
                .setPieces(row.getInt("pieces"))
                .setPosition(FactPosition.read(row))
                .setFactSha256(ByteString.copyFrom(row.getBytes("sha256")))
                .build();
    }
}
