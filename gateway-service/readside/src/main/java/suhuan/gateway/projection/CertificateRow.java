package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A certificate. */
final class CertificateRow extends StateRow {
    static final String COLUMNS = ITEM_COLUMNS
            + "holder_no, material, element, mass_mg, retired_mg, scheme, region_code, year, run_no, site_no";

    long holderNo;
    int material;
    String element = "";
    long massMg;
    long retiredMg;
    String scheme = "";
    String regionCode = "";
    int year;
    long runNo;
    long siteNo;

    static CertificateRow read(ResultSet in) throws SQLException {
        CertificateRow row = new CertificateRow();
        row.readItem(in);
        row.holderNo = in.getLong("holder_no");
        row.material = in.getInt("material");
        row.element = in.getString("element");
        row.massMg = in.getLong("mass_mg");
        row.retiredMg = in.getLong("retired_mg");
        row.scheme = in.getString("scheme");
        row.regionCode = in.getString("region_code");
        row.year = in.getInt("year");
        row.runNo = in.getLong("run_no");
        row.siteNo = in.getLong("site_no");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.CERTIFICATE;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int8(holderNo).int2(material).text(element).int8(massMg).int8(retiredMg);
        out.text(scheme).text(regionCode).int4(year).int8OrNull(runNo).int8OrNull(siteNo);
    }
}
