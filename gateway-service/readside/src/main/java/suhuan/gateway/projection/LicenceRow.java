package suhuan.gateway.projection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A licence. Its item_no is the number of the fact that granted it; it has no history of its own but its party's. */
final class LicenceRow extends StateRow {
    static final String COLUMNS =
            "item_no, valid_from_block, party_no, licence_no, site_no, valid_from_yyyymmdd, valid_to_yyyymmdd, "
                    + "materials, acts, revoked_from_yyyymmdd, revoked_fact_no";

    long partyNo;
    String licenceNo = "";
    long siteNo;
    int validFromYyyymmdd;
    int validToYyyymmdd;
    List<Integer> materials = List.of();
    List<Integer> acts = List.of();
    int revokedFromYyyymmdd;
    long revokedFactNo;

    static LicenceRow read(ResultSet in) throws SQLException {
        LicenceRow row = new LicenceRow();
        row.itemNo = in.getLong("item_no");
        row.validFromBlock = in.getLong("valid_from_block");
        row.stored = true;
        row.partyNo = in.getLong("party_no");
        row.licenceNo = in.getString("licence_no");
        row.siteNo = in.getLong("site_no");
        row.validFromYyyymmdd = in.getInt("valid_from_yyyymmdd");
        row.validToYyyymmdd = in.getInt("valid_to_yyyymmdd");
        row.materials = numbers(in.getArray("materials"));
        row.acts = numbers(in.getArray("acts"));
        row.revokedFromYyyymmdd = in.getInt("revoked_from_yyyymmdd");
        row.revokedFactNo = in.getLong("revoked_fact_no");
        return row;
    }

    /** A smallint[] as numbers. */
    static List<Integer> numbers(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray())
                .map(v -> ((Number) v).intValue())
                .toList();
    }

    @Override
    StateTable table() {
        return StateTable.LICENCE;
    }

    @Override
    void write(CopyBuffer out) {
        out.int8(itemNo).int8(validFromBlock).int8(partyNo).text(licenceNo).int8OrNull(siteNo);
        out.int4(validFromYyyymmdd).int4(validToYyyymmdd).int2Array(materials).int2Array(acts);
        out.int4(revokedFromYyyymmdd).int8OrNull(revokedFactNo);
    }
}
