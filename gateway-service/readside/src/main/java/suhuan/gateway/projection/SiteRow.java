package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A site. */
final class SiteRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS + "site_id, party_no, kind, region_code, name, capacity_mg";

    String siteId = "";
    long partyNo;
    int kind;
    String regionCode = "";
    String name = "";
    long capacityMg;

    static SiteRow read(ResultSet in) throws SQLException {
        SiteRow row = new SiteRow();
        row.readItem(in);
        row.siteId = in.getString("site_id");
        row.partyNo = in.getLong("party_no");
        row.kind = in.getInt("kind");
        row.regionCode = in.getString("region_code");
        row.name = in.getString("name");
        row.capacityMg = in.getLong("capacity_mg");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.SITE;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.text(siteId).int8(partyNo).int2(kind).text(regionCode).text(name).int8(capacityMg);
    }
}
