package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A model filing. */
final class ModelRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "model_code, maker_no, name";

    String modelCode = "";
    long makerNo;
    String name = "";

    static ModelRow read(ResultSet in) throws SQLException {
        ModelRow row = new ModelRow();
        row.readItem(in);
        row.modelCode = in.getString("model_code");
        row.makerNo = in.getLong("maker_no");
        row.name = in.getString("name");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.MODEL;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.text(modelCode).int8(makerNo).text(name);
    }
}
