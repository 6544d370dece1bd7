package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.HandOverState;
import suhuan.api.v1.HandOverView;
import suhuan.api.v1.ItemView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverOffered;

/** Hand-overs, with lines as offered and as accepted from their facts. */
final class HandOverViews {
    private static final String SQL = "select " + ItemViews.COLUMNS
            + "t.state, t.expires_at_ms, cp.party_id as consignor_id, cp.name as consignor_name,"
            + " ep.party_id as consignee_id, ep.name as consignee_name, o.bytes as offered_fact, r.bytes as resolved_fact"
            + " from hand_over" + ItemViews.JOINS + " join fact o on o.fact_no = t.first_fact_no"
            + " left join fact r on r.fact_no = t.resolved_fact_no"
            + " left join party cp on cp.item_no = t.consignor_no left join party ep on ep.item_no = t.consignee_no"
            + " where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(
                snapshot.sql(SQL).param("items", itemNos),
                (view, row) -> view.setHandOver(handOver(row, snapshot.nowMs())));
    }

    private static HandOverView handOver(ResultSet row, long nowMs) throws SQLException {
        HandOverOffered offered = FactBytes.parse(row.getBytes("offered_fact")).getHandOverOffered();
        HandOverView.Builder view = HandOverView.newBuilder()
                .setHandOverId(row.getString("item_id"))
                .setState(state(row.getInt("state"), row.getLong("expires_at_ms"), nowMs))
                .setConsignorPartyId(ItemViews.text(row, "consignor_id"))
                .setConsignorName(ItemViews.text(row, "consignor_name"))
                .setConsigneePartyId(ItemViews.text(row, "consignee_id"))
                .setConsigneeName(ItemViews.text(row, "consignee_name"))
                .setActValue(offered.getActValue())
                .addAllLines(offered.getLinesList())
                .addAllLegs(offered.getLegsList())
                .setExpiresAtMs(offered.getExpiresAtMs())
                .setToleranceRuleValue(offered.getToleranceRuleValue());
        byte[] resolved = row.getBytes("resolved_fact");
        if (resolved != null) {
            Fact fact = FactBytes.parse(resolved);
            // The fact that ended an expired offer may be another offer; of that nothing is shown here.
            view.addAllAccepted(fact.getHandOverAccepted().getAcceptedList());
            view.setReason(
                    fact.hasHandOverRefused()
                            ? fact.getHandOverRefused().getReason()
                            : fact.getHandOverWithdrawn().getReason());
        }
        return view.build();
    }

    private static HandOverState state(int stored, long expiresAtMs, long nowMs) {
        HandOverState state = HandOverState.forNumber(stored);
        return state == HandOverState.HAND_OVER_STATE_OFFERED && expiresAtMs <= nowMs
                ? HandOverState.HAND_OVER_STATE_EXPIRED
                : state;
    }
}
