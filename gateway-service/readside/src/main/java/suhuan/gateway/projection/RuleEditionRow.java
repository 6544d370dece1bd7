package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** An edition of rules or a batch of the white list. */
final class RuleEditionRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "white_list";

    boolean whiteList;

    static RuleEditionRow read(ResultSet in) throws SQLException {
        RuleEditionRow row = new RuleEditionRow();
        row.readItem(in);
        row.whiteList = in.getBoolean("white_list");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.RULE_EDITION;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.bool(whiteList);
    }
}
