package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A process run. */
final class ProcessRunRow extends StateRow {
    static final String COLUMNS =
            ITEM_COLUMNS + "route, party_no, site_no, open_residue_mg, balance_fact_no, closed_fact_no";

    String route = "";
    long partyNo;
    long siteNo;
    long openResidueMg;
    long balanceFactNo;
    long closedFactNo;

    static ProcessRunRow read(ResultSet in) throws SQLException {
        ProcessRunRow row = new ProcessRunRow();
        row.readItem(in);
        row.route = in.getString("route");
        row.partyNo = in.getLong("party_no");
        row.siteNo = in.getLong("site_no");
        row.openResidueMg = in.getLong("open_residue_mg");
        row.balanceFactNo = in.getLong("balance_fact_no");
        row.closedFactNo = in.getLong("closed_fact_no");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.PROCESS_RUN;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.text(route).int8(partyNo).int8OrNull(siteNo).int8(openResidueMg);
        out.int8OrNull(balanceFactNo).int8OrNull(closedFactNo);
    }
}
