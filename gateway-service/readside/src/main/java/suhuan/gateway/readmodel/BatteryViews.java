package suhuan.gateway.readmodel;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.common.v1.Disposition;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotMass;

/** Batteries and candidates. */
final class BatteryViews {
    /** Recalls that reach a battery and that it was not released from. */
    static final String RECALLS =
            "(select string_agg(ci.item_id || chr(9) || '4' || chr(9) || cp.party_id, chr(10) order by"
                    + " c.item_no) from matter c join item ci on ci.item_no = c.item_no join party cp on cp.item_no = c.party_no"
                    + " where c.recalled_model = coalesce(nullif(t.model_code, ''), left(i.item_id, 7)) and c.recalled_model <> ''"
                    + " and not c.closed and (t.produced_on_yyyymmdd = 0 or ((c.produced_from_yyyymmdd = 0 or"
                    + " t.produced_on_yyyymmdd >= c.produced_from_yyyymmdd) and (c.produced_to_yyyymmdd = 0 or"
                    + " t.produced_on_yyyymmdd <= c.produced_to_yyyymmdd))) and (c.first_code = '' or i.item_id >= c.first_code)"
                    + " and (c.last_code = '' or i.item_id <= c.last_code) and not (ci.item_id = any (string_to_array("
                    + "t.cleared_recalls, chr(10)))))";

    private static final String BUILT_INTO =
            "e.line_no = 0 and e.kind = " + TraceEdgeKind.TRACE_EDGE_KIND_BUILT_INTO_VALUE;

    /** Recalls that reach what a product was made of, or what that was made of, whenever, and that it was not released from. */
    private static final String RECALLS_OF_PARTS =
            "(with recursive part (item_no) as (select e.from_item_no from lineage e where e.to_item_no = t.item_no and "
                    + BUILT_INTO
                    + " union select e.from_item_no from part p join lineage e on e.to_item_no = p.item_no and "
                    + BUILT_INTO
                    + ") select string_agg(distinct ci.item_id || chr(9) || '4' || chr(9) || cp.party_id, chr(10))"
                    + " from part join battery b on b.item_no = part.item_no join item bi on bi.item_no = b.item_no"
                    + " join matter c on c.recalled_model = coalesce(nullif(b.model_code, ''), left(bi.item_id, 7))"
                    + " join item ci on ci.item_no = c.item_no join party cp on cp.item_no = c.party_no"
                    + " where c.recalled_model <> '' and not c.closed and (b.produced_on_yyyymmdd = 0 or"
                    + " ((c.produced_from_yyyymmdd = 0 or b.produced_on_yyyymmdd >= c.produced_from_yyyymmdd) and"
                    + " (c.produced_to_yyyymmdd = 0 or b.produced_on_yyyymmdd <= c.produced_to_yyyymmdd)))"
                    + " and (c.first_code = '' or bi.item_id >= c.first_code)"
                    + " and (c.last_code = '' or bi.item_id <= c.last_code)"
                    + " and not (ci.item_id = any (string_to_array(t.cleared_recalls, chr(10)))))";

    private static final String SQL_TO_LOTS = "select " + ItemViews.COLUMNS + Custodies.COLUMNS
            + ", t.model_code, mp.party_id as maker_id, mp.name as maker_name, t.produced_on_yyyymmdd, t.mass_mg,"
            + " t.capacity_mah, t.voltage_mv, t.child_count, t.children_sha256, t.vin, t.disposition,"
            + " t.battery_status, t.safety_class, t.legacy_label, m.item_id as matched_with, o.item_id as"
            + " open_hand_over_id, pa.item_id as parent_id, pr.item_id as product_id, run.item_id as run_id,"
            + " run.recycled, t.holds, " + RECALLS
            + " as recalls, " + RECALLS_OF_PARTS
            + " as part_recalls, rp.party_id as responsible_id, rp.name as responsible_name, fa.bytes as assessed,"
            + " fu.bytes as deployed, fc.bytes as declared, fr.bytes as revoked, (select array_agg(c.code order by"
            + " c.code) from item_code c where c.item_no = t.item_no) as"
            + " scanned_codes, made.lot_ids as recovered_lots, made.masses as recovered_mg from battery"
            + ItemViews.JOINS + Custodies.JOINS
            + " left join party mp on mp.item_no = t.maker_no left join item m on m.item_no = t.matched_with_no left"
            + " join item pa on pa.item_no = t.parent_no left join item pr on pr.item_no = t.product_no left join"
            + " party rp on rp.item_no = coalesce(t.responsible_no, t.maker_no) left join fact fa on fa.fact_no ="
            + " t.assessed_fact_no left join fact fu on fu.fact_no = t.deployed_fact_no left join fact fc on"
            + " fc.fact_no = t.declared_fact_no left join fact fr on fr.fact_no = t.revoked_fact_no left join lateral"
            + " (select oi.item_id from hand_over_line l   join hand_over h on h.item_no = l.hand_over_no and h.state"
            + " = 1 and h.expires_at_ms > :now   join item oi on oi.item_no = h.item_no where l.item_no = t.item_no"
            + " limit 1) o on true left join lateral (select ri.item_id, r.closed_fact_no is not null and"
            + " r.open_residue_mg = 0 as recycled   from lineage e join process_run r on r.item_no = e.to_item_no join"
            + " item ri on ri.item_no = r.item_no   where e.from_item_no = t.item_no and t.disposition = 30 limit 1)"
            + " run on true left join lateral (select array_agg(li.item_id order by li.item_id) as lot_ids, array_agg("
            + " e.mass_mg order by li.item_id) as masses from lineage e join item li on li.item_no = e.from_item_no where"
            + " e.to_item_no = t.item_no and e.kind = " + TraceEdgeKind.TRACE_EDGE_KIND_MADE_OF_VALUE + " and ";
    private static final String SQL_FROM_LOTS = ") made on true where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        String sql = SQL_TO_LOTS + snapshot.sighted("e.from_item_no", ":lastFactNo") + SQL_FROM_LOTS;
        return ItemViews.each(
                snapshot.sql(sql).param("now", snapshot.nowMs()).param("items", itemNos),
                (view, row) -> view.setBattery(battery(row)));
    }

    private static BatteryView battery(ResultSet row) throws SQLException {
        String openHandOverId = ItemViews.text(row, "open_hand_over_id");
        BatteryView.Builder view = BatteryView.newBuilder()
                .setBatteryId(row.getString("item_id"))
                .setModelCode(row.getString("model_code"))
                .setMakerPartyId(ItemViews.text(row, "maker_id"))
                .setMakerName(ItemViews.text(row, "maker_name"))
                .setProducedOnYyyymmdd(row.getInt("produced_on_yyyymmdd"))
                .setMassMg(row.getLong("mass_mg"))
                .setCapacityMah(row.getLong("capacity_mah"))
                .setVoltageMv(row.getLong("voltage_mv"))
                .setChildCount(row.getInt("child_count"))
                .setChildrenSha256(ByteString.copyFrom(row.getBytes("children_sha256")))
                .setVin(row.getString("vin"))
                .setCustody(Custodies.read(row))
                .setDispositionValue(
                        openHandOverId.isEmpty() ? row.getInt("disposition") : Disposition.DISPOSITION_IN_TRANSIT_VALUE)
                .setStatusValue(row.getInt("battery_status"))
                .setSafetyClassValue(row.getInt("safety_class"))
                .setOpenHandOverId(openHandOverId)
                .setMatchedWith(ItemViews.text(row, "matched_with"))
                .setLegacyLabel(row.getString("legacy_label"))
                .setRunId(ItemViews.text(row, "run_id"))
                .setRecycled(row.getBoolean("recycled"));
        addSecondLife(row, view);
        view.addAllHolds(Holds.read(row.getString("holds")))
                .addAllHolds(Holds.read(ItemViews.text(row, "recalls")))
                .addAllHolds(Holds.read(ItemViews.text(row, "part_recalls")));
        if (row.getInt("item_kind") == ItemKind.ITEM_KIND_BATTERY_VALUE) {
            view.addCodes(row.getString("item_id"));
        }
        java.sql.Array scanned = row.getArray("scanned_codes");
        if (scanned != null) {
            for (Object code : (Object[]) scanned.getArray()) {
                view.addCodes((String) code);
            }
        }
        addRecovered(row, view);
        return view.build();
    }

    private static void addRecovered(ResultSet row, BatteryView.Builder view) throws SQLException {
        java.sql.Array lots = row.getArray("recovered_lots");
        if (lots == null) {
            return;
        }
        Object[] ids = (Object[]) lots.getArray();
        Object[] masses = (Object[]) row.getArray("recovered_mg").getArray();
        for (int i = 0; i < ids.length; i++) {
            view.addRecovered(LotMass.newBuilder().setLotId((String) ids[i]).setMassMg((Long) masses[i]));
        }
    }

    private static void addSecondLife(ResultSet row, BatteryView.Builder view) throws SQLException {
        view.setParentId(ItemViews.text(row, "parent_id"))
                .setProductId(ItemViews.text(row, "product_id"))
                .setResponsiblePartyId(ItemViews.text(row, "responsible_id"))
                .setResponsibleName(ItemViews.text(row, "responsible_name"));
        byte[] assessed = row.getBytes("assessed");
        if (assessed != null) {
            view.setAssessment(FactBytes.parse(assessed).getAssessmentRecorded().getAssessment());
        }
        byte[] deployed = row.getBytes("deployed");
        if (deployed != null) {
            view.setDeployment(FactBytes.parse(deployed).getProductDeployed());
        }
        byte[] declared = row.getBytes("declared");
        if (declared != null) {
            view.setConformity(FactBytes.parse(declared).getConformityDeclared().getConformity());
        }
        byte[] revoked = row.getBytes("revoked");
        if (revoked != null) {
            view.setConformityRevokedFromYyyymmdd(FactBytes.parse(revoked)
                    .getConformityRevoked()
                    .getRevocation()
                    .getRevokedFromYyyymmdd());
        }
    }
}
