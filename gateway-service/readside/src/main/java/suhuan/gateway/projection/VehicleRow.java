package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A vehicle of which something is on file. */
final class VehicleRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "replacement_count, scrapped_fact_no, open_case_no";

    int replacementCount;
    long scrappedFactNo;
    long openCaseNo;

    static VehicleRow read(ResultSet in) throws SQLException {
        VehicleRow row = new VehicleRow();
        row.readItem(in);
        row.replacementCount = in.getInt("replacement_count");
        row.scrappedFactNo = in.getLong("scrapped_fact_no");
        row.openCaseNo = in.getLong("open_case_no");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.VEHICLE;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int4(replacementCount).int8OrNull(scrappedFactNo).int8OrNull(openCaseNo);
    }
}
