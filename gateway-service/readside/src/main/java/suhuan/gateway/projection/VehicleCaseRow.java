package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A case of an incomplete vehicle. */
final class VehicleCaseRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "vehicle_no, closed";

    long vehicleNo;
    boolean closed;

    static VehicleCaseRow read(ResultSet in) throws SQLException {
        VehicleCaseRow row = new VehicleCaseRow();
        row.readItem(in);
        row.vehicleNo = in.getLong("vehicle_no");
        row.closed = in.getBoolean("closed");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.VEHICLE_CASE;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int8(vehicleNo).bool(closed);
    }
}
