package suhuan.gateway.readmodel;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetHistoryResponse;

/** What happened to an item, oldest first. */
final class HistoryQuery {
    private static final String SQL = "select e.fact_no, f.bytes, f.sha256, " + FactPosition.COLUMNS
            + ", x.transaction_id, p.name as party_name, s.name as site_name"
            + " from item_event e join fact f on f.fact_no = e.fact_no join ledger_transaction x"
            + "   on x.block_number = f.block_number and x.transaction_index = f.transaction_index"
            + " left join party p on p.item_no = f.party_no left join site s on s.item_no = f.site_no"
            + " where e.item_no = :item and e.fact_no > :after order by e.fact_no limit :limit";

    Answer<GetHistoryResponse> ask(
            Snapshot snapshot, Viewer viewer, GetHistoryRequest request, int pageSize, Paging paging) {
        Optional<FoundItem> item =
                ItemFinder.find(snapshot, request.getItemId(), request.getKindValue(), ItemFinder.LAST_KIND);
        if (item.isEmpty()) {
            return new Answer.NotFound<>(request.getItemId());
        }
        PageToken start = paging.start();
        List<NumberedEvent> events =
                events(snapshot, item.get().itemNo(), start == null ? 0 : start.first(), pageSize + 1);
        boolean more = events.size() > pageSize;
        List<NumberedEvent> page = more ? events.subList(0, pageSize) : events;
        GetHistoryResponse.Builder response = GetHistoryResponse.newBuilder()
                .addAllEvents(FactRedaction.redact(
                        snapshot,
                        viewer,
                        page.stream().map(NumberedEvent::event).toList()))
                .setAsOf(snapshot.asOf());
        if (more) {
            response.setNextPageToken(
                    paging.next(new PageToken(page.get(page.size() - 1).factNo(), 0, "")));
        }
        return new Answer.Found<>(response.build());
    }

    private static List<NumberedEvent> events(Snapshot snapshot, long itemNo, long afterFactNo, int limit) {
        return snapshot.sql(SQL)
                .param("item", itemNo)
                .param("after", afterFactNo)
                .param("limit", limit)
                .query((row, n) -> new NumberedEvent(row.getLong("fact_no"), event(row)))
                .list();
    }

    private static EventView event(ResultSet row) throws SQLException {
        return EventView.newBuilder()
                .setPosition(FactPosition.read(row))
                .setTransactionId(row.getString("transaction_id"))
                .setFact(FactBytes.parse(row.getBytes("bytes")))
                .setFactSha256(ByteString.copyFrom(row.getBytes("sha256")))
                .setPartyName(ItemViews.text(row, "party_name"))
                .setSiteName(ItemViews.text(row, "site_name"))
                .build();
    }

    private record NumberedEvent(long factNo, EventView event) {}
}
