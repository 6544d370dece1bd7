package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A party. */
final class PartyRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "party_id, name, roles, home_organisation";

    String partyId = "";
    String name = "";
    List<Integer> roles = List.of();
    String homeOrganisation = "";

    static PartyRow read(ResultSet in) throws SQLException {
        PartyRow row = new PartyRow();
        row.readItem(in);
        row.partyId = in.getString("party_id");
        row.name = in.getString("name");
        row.roles = LicenceRow.numbers(in.getArray("roles"));
        row.homeOrganisation = in.getString("home_organisation");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.PARTY;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.text(partyId).text(name).int2Array(roles).text(homeOrganisation);
    }
}
