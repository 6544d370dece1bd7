package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.ListSightingsRequest;
import suhuan.api.v1.ListSightingsResponse;
import suhuan.api.v1.SightingView;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.Command;

/**
 * Events refused because the life of the battery had ended, newest first. The regulator sees all of them; anybody else those of the
 * batteries it made.
 */
final class SightingsQuery {
    private static final String SQL = "select g.block_number, g.transaction_index, g.envelope_index, g.command_index,"
            + " i.item_id, p.party_id, p.name as party_name, s.site_id, s.name as site_name, g.command_case,"
            + " g.occurred_at_ms, g.recorded_at_ms from sighting g join item i on i.item_no = g.item_no"
            + " join battery b on b.item_no = g.item_no"
            + " left join party p on p.item_no = g.party_no left join site s on s.item_no = g.site_no"
            + " where (:all or b.maker_no = :viewerNo) and (:battery = '' or i.item_id = :battery)"
            + " and (g.block_number, g.transaction_index, g.envelope_index, g.command_index)"
            + "   < (:block, :transaction, :envelope, :command)"
            + " order by g.block_number desc, g.transaction_index desc, g.envelope_index desc, g.command_index desc"
            + " limit :limit";

    Answer<ListSightingsResponse> ask(Snapshot snapshot, ListSightingsRequest request, int pageSize, Paging paging) {
        Position after = after(paging.start());
        List<SightingView> found = snapshot.sql(SQL)
                .param("all", snapshot.regulator())
                .param("battery", request.getBatteryId())
                .param("block", after.getBlockNumber())
                .param("transaction", after.getTransactionIndex())
                .param("envelope", after.getEnvelopeIndex())
                .param("command", after.getCommandIndex())
                .param("limit", pageSize + 1)
                .query((row, n) -> sighting(row))
                .list();
        boolean more = found.size() > pageSize;
        List<SightingView> page = more ? found.subList(0, pageSize) : found;
        ListSightingsResponse.Builder response =
                ListSightingsResponse.newBuilder().addAllSightings(page).setAsOf(snapshot.asOf());
        if (more) {
            Position last = page.get(page.size() - 1).getPosition();
            response.setNextPageToken(paging.next(new PageToken(
                    last.getBlockNumber(),
                    last.getTransactionIndex(),
                    last.getEnvelopeIndex() + " " + last.getCommandIndex())));
        }
        return new Answer.Found<>(response.build());
    }

    private static Position after(@Nullable PageToken token) {
        if (token == null) {
            return Position.newBuilder().setBlockNumber(Long.MAX_VALUE).build();
        }
        int space = token.text().indexOf(' ');
        return Position.newBuilder()
                .setBlockNumber(token.first())
                .setTransactionIndex(Math.toIntExact(token.second()))
                .setEnvelopeIndex(Integer.parseInt(token.text().substring(0, space)))
                .setCommandIndex(Integer.parseInt(token.text().substring(space + 1)))
                .build();
    }

    private static SightingView sighting(ResultSet row) throws SQLException {
        return SightingView.newBuilder()
                .setBatteryId(row.getString("item_id"))
                .setPartyId(ItemViews.text(row, "party_id"))
                .setPartyName(ItemViews.text(row, "party_name"))
                .setSiteId(ItemViews.text(row, "site_id"))
                .setSiteName(ItemViews.text(row, "site_name"))
                .setCommand(name(row.getInt("command_case")))
                .setOccurredAtMs(row.getLong("occurred_at_ms"))
                .setRecordedAtMs(row.getLong("recorded_at_ms"))
                .setPosition(Position.newBuilder()
                        .setBlockNumber(row.getLong("block_number"))
                        .setTransactionIndex(row.getInt("transaction_index"))
                        .setEnvelopeIndex(row.getInt("envelope_index"))
                        .setCommandIndex(row.getInt("command_index")))
                .build();
    }

    private static String name(int commandCase) {
        var field = Command.getDescriptor().findFieldByNumber(commandCase);
        return field == null ? "" : field.getName().toUpperCase(Locale.ROOT);
    }
}
