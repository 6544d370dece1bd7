package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.CertificateView;
import suhuan.api.v1.ItemView;
import suhuan.ledger.v1.CertificateResult;

/** Certificates of recovered material. */
final class CertificateViews {
    private static final String SQL = "select " + ItemViews.COLUMNS
            + "t.material, t.element, t.mass_mg, t.retired_mg, t.scheme, t.region_code, t.year,"
            + " p.party_id, p.name as party_name, r.item_id as run_id, s.site_id"
            + " from certificate" + ItemViews.JOINS + " left join party p on p.item_no = t.holder_no"
            + " left join item r on r.item_no = t.run_no left join site s on s.item_no = t.site_no"
            + " where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(
                snapshot.sql(SQL).param("items", itemNos), (view, row) -> view.setCertificate(certificate(row)));
    }

    private static CertificateView certificate(ResultSet row) throws SQLException {
        return CertificateView.newBuilder()
                .setCertificate(CertificateResult.newBuilder()
                        .setCertificateId(row.getString("item_id"))
                        .setPartyId(ItemViews.text(row, "party_id"))
                        .setMaterialValue(row.getInt("material"))
                        .setElement(row.getString("element"))
                        .setMassMg(row.getLong("mass_mg"))
                        .setScheme(row.getString("scheme"))
                        .setRegionCode(row.getString("region_code"))
                        .setYear(row.getInt("year"))
                        .setRunId(ItemViews.text(row, "run_id"))
                        .setSiteId(ItemViews.text(row, "site_id")))
                .setPartyName(ItemViews.text(row, "party_name"))
                .setRetiredMg(row.getLong("retired_mg"))
                .build();
    }
}
