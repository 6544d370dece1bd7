package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A hand-over. {@code state} is a number of {@code suhuan.api.v1.HandOverState}. */
final class HandOverRow extends StateRow {
    static final String COLUMNS =
            ITEM_COLUMNS + "state, consignor_no, consignee_no, act, expires_at_ms, tolerance_rule, resolved_fact_no";

    int state;
    long consignorNo;
    long consigneeNo;
    int act;
    long expiresAtMs;
    int toleranceRule;
    long resolvedFactNo;

    static HandOverRow read(ResultSet in) throws SQLException {
        HandOverRow row = new HandOverRow();
        row.readItem(in);
        row.state = in.getInt("state");
        row.consignorNo = in.getLong("consignor_no");
        row.consigneeNo = in.getLong("consignee_no");
        row.act = in.getInt("act");
        row.expiresAtMs = in.getLong("expires_at_ms");
        row.toleranceRule = in.getInt("tolerance_rule");
        row.resolvedFactNo = in.getLong("resolved_fact_no");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.HAND_OVER;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int2(state).int8(consignorNo).int8(consigneeNo).int2(act);
        out.int8(expiresAtMs).int2(toleranceRule).int8OrNull(resolvedFactNo);
    }
}
