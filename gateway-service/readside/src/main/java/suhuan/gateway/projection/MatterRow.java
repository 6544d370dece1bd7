package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A case of goods held back, a delegation or a correction. */
final class MatterRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS
            + "party_no, closed, recalled_model, produced_from_yyyymmdd, produced_to_yyyymmdd, first_code, last_code";

    long partyNo;
    boolean closed;
    String recalledModel = "";
    int producedFromYyyymmdd;
    int producedToYyyymmdd;
    String firstCode = "";
    String lastCode = "";

    static MatterRow read(ResultSet in) throws SQLException {
        MatterRow row = new MatterRow();
        row.readItem(in);
        row.partyNo = in.getLong("party_no");
        row.closed = in.getBoolean("closed");
        row.recalledModel = in.getString("recalled_model");
        row.producedFromYyyymmdd = in.getInt("produced_from_yyyymmdd");
        row.producedToYyyymmdd = in.getInt("produced_to_yyyymmdd");
        row.firstCode = in.getString("first_code");
        row.lastCode = in.getString("last_code");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.MATTER;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int8(partyNo).bool(closed).text(recalledModel).int4(producedFromYyyymmdd);
        out.int4(producedToYyyymmdd).text(firstCode).text(lastCode);
    }
}
