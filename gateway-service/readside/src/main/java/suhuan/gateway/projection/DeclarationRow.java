package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Declared sales, a filed report or a scheme. */
final class DeclarationRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "party_no, kind";

    long partyNo;
    int kind;

    static DeclarationRow read(ResultSet in) throws SQLException {
        DeclarationRow row = new DeclarationRow();
        row.readItem(in);
        row.partyNo = in.getLong("party_no");
        row.kind = in.getInt("kind");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.DECLARATION;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int8(partyNo).int2(kind);
    }
}
