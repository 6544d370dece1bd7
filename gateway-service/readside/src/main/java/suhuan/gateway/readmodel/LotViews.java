package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.LotView;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.Fact;

/** Lots. */
final class LotViews {
    private static final String SQL = "select " + ItemViews.COLUMNS + Custodies.COLUMNS
            + ", t.material, t.grade, t.initial_mass_mg, t.mass_mg, t.custody_model, t.consumed, o.bytes as first_fact,"
            + " t.holds, t.lot_kind, r.item_id as residue_of_run_id, a.bytes as assay_fact, t.assayed_as,"
            + " (select coalesce(sum(l.mass_mg), 0) from hand_over_line l"
            + "   join hand_over h on h.item_no = l.hand_over_no and h.state = 1 and h.expires_at_ms > :now"
            + "   where l.item_no = t.item_no) as reserved_mg"
            + " from lot" + ItemViews.JOINS + Custodies.JOINS + " join fact o on o.fact_no = t.first_fact_no"
            + " left join item r on r.item_no = t.residue_of_no left join fact a on a.fact_no = t.assayed_fact_no"
            + " where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(
                snapshot.sql(SQL).param("now", snapshot.nowMs()).param("items", itemNos),
                (view, row) -> view.setLot(lot(row)));
    }

    private static LotView lot(ResultSet row) throws SQLException {
        LotView.Builder view = LotView.newBuilder()
                .setLotId(row.getString("item_id"))
                .setMaterialValue(row.getInt("material"))
                .setGrade(row.getString("grade"))
                .setInitialMassMg(row.getLong("initial_mass_mg"))
                .setMassMg(row.getLong("mass_mg"))
                .setReservedMg(row.getLong("reserved_mg"))
                .setCustodyModelValue(row.getInt("custody_model"))
                .setCustody(Custodies.read(row))
                .setConsumed(row.getBoolean("consumed"))
                .setKindValue(row.getInt("lot_kind"))
                .setResidueOfRunId(ItemViews.text(row, "residue_of_run_id"))
                .addAllHolds(Holds.read(row.getString("holds")));
        Fact first = FactBytes.parse(row.getBytes("first_fact"));
        if (first.hasLotReceived()) {
            view.setTicket(first.getLotReceived().getTicket());
            view.setOriginRegionCode(first.getLotReceived().getOriginRegionCode());
            view.setOriginCountryCode(first.getLotReceived().getOriginCountryCode());
        }
        byte[] assayed = row.getBytes("assay_fact");
        if (assayed != null) {
            Assay assay = AssayFacts.of(FactBytes.parse(assayed), row.getString("assayed_as"));
            if (assay != null) {
                view.setAssay(assay);
            }
        }
        return view.build();
    }
}
