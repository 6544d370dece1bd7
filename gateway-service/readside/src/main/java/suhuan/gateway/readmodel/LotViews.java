package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.LotView;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunOutputResult;

/** Lots. */
final class LotViews {
    private static final String SQL = "select " + ItemViews.COLUMNS + Custodies.COLUMNS
            + ", t.material, t.grade, t.initial_mass_mg, t.mass_mg, t.custody_model, t.consumed, o.bytes as first_fact,"
            + " t.lot_kind, r.item_id as residue_of_run_id, a.bytes as assay_fact, t.assayed_as,"
            + " (select coalesce(sum(l.mass_mg), 0) from hand_over_line l"
            + "   join hand_over h on h.item_no = l.hand_over_no and h.state = 1 and h.expires_at_ms > :now"
            + "   where l.item_no = t.item_no) as reserved_mg"
            + " from lot" + ItemViews.JOINS + Custodies.JOINS + " join fact o on o.fact_no = t.first_fact_no"
            + " left join item r on r.item_no = t.residue_of_no left join fact a on a.fact_no = t.assayed_fact_no"
            + " where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        Map<Long, ItemView> views = new HashMap<>();
        snapshot.sql(SQL).param("now", snapshot.nowMs()).param("items", itemNos).query(row -> {
            views.put(
                    row.getLong("item_no"),
                    ItemViews.begin(row).setLot(lot(row)).build());
        });
        return views;
    }

    /** As it goes on: a share that more was stated of than went in is lower. */
    private static Assay kept(RunOutputResult output) {
        Assay.Builder kept = output.getAssay().toBuilder();
        for (ElementShare reduced : output.getReducedList()) {
            for (ElementShare.Builder share : kept.getElementsBuilderList()) {
                if (share.getElement().equals(reduced.getElement())) {
                    share.setSharePpm(reduced.getSharePpm());
                }
            }
        }
        return kept.build();
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
                .setResidueOfRunId(ItemViews.text(row, "residue_of_run_id"));
        Fact first = FactBytes.parse(row.getBytes("first_fact"));
        if (first.hasLotReceived()) {
            view.setTicket(first.getLotReceived().getTicket());
            view.setOriginRegionCode(first.getLotReceived().getOriginRegionCode());
            view.setOriginCountryCode(first.getLotReceived().getOriginCountryCode());
        }
        byte[] assayed = row.getBytes("assay_fact");
        if (assayed != null) {
            Assay assay = assay(FactBytes.parse(assayed), row.getString("assayed_as"));
            if (!assay.equals(Assay.getDefaultInstance())) {
                view.setAssay(assay);
            }
        }
        return view.build();
    }

    /** The assay a fact tells. A run tells those of all its outputs, and parts of a lot have that of the whole. */
    static Assay assay(Fact fact, String lotId) {
        for (RunOutputResult output : fact.getRunOutputsAdded().getOutputsList()) {
            if (output.getLotId().equals(lotId)) {
                return kept(output);
            }
        }
        return fact.getAssayRecorded().getAssay();
    }
}
