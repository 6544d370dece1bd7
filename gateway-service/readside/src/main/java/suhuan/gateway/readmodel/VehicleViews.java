package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.VehicleBatteryView;
import suhuan.api.v1.VehicleCaseView;
import suhuan.api.v1.VehicleView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RecordReplacement;
import suhuan.ledger.v1.VehicleScrapped;

/** Vehicles and the cases of those that were incomplete, as their facts say. */
final class VehicleViews {
    private static final String VEHICLES = "select " + ItemViews.COLUMNS
            + "t.replacement_count, s.bytes as scrapped, c.item_id as open_case_id from vehicle" + ItemViews.JOINS
            + " left join fact s on s.fact_no = t.scrapped_fact_no left join item c on c.item_no = t.open_case_no"
            + " where t.item_no = any (:items)";

    private static final String BATTERIES_TO_SEEN = "select t.item_no, bi.item_id, b.model_code, put.occurred_at_ms"
            + " from vehicle t join item i on i.item_no = t.item_no join battery b on b.vin = i.item_id and b.vin <> ''"
            + " join item bi on bi.item_no = b.item_no left join lateral (select f.occurred_at_ms from item_event e join fact f"
            + " on f.fact_no = e.fact_no where e.item_no = b.item_no and f.fact_case = "
            + Fact.BATTERY_INSTALLED_FIELD_NUMBER
            + " order by e.fact_no desc limit 1) put on true where t.item_no = any (:items) and ";
    private static final String BATTERIES_FROM_SEEN = " order by bi.item_id";

    private static final String REPLACEMENTS = "select e.item_no, f.bytes from item_event e join fact f on f.fact_no ="
            + " e.fact_no where e.item_no = any (:items) and f.fact_case = " + Fact.REPLACEMENT_RECORDED_FIELD_NUMBER
            + " order by e.fact_no";

    private static final String CASES = "select " + ItemViews.COLUMNS
            + "t.closed, o.bytes as opened from vehicle_case" + ItemViews.JOINS
            + " join fact o on o.fact_no = t.first_fact_no where t.item_no = any (:items)";

    Map<Long, ItemView> vehicles(Snapshot snapshot, long[] itemNos) {
        Map<Long, List<VehicleBatteryView>> batteries = batteries(snapshot, itemNos);
        Map<Long, List<RecordReplacement>> replacements = replacements(snapshot, itemNos);
        return ItemViews.each(snapshot.sql(VEHICLES).param("items", itemNos), (view, row) -> {
            long itemNo = row.getLong("item_no");
            VehicleView.Builder vehicle = VehicleView.newBuilder()
                    .addAllBatteries(batteries.getOrDefault(itemNo, List.of()))
                    .addAllReplacements(replacements.getOrDefault(itemNo, List.of()))
                    .setVin(row.getString("item_id"))
                    .setReplacementCount(row.getInt("replacement_count"))
                    .setOpenCaseId(ItemViews.text(row, "open_case_id"));
            byte[] scrapped = row.getBytes("scrapped");
            if (scrapped != null) {
                VehicleScrapped fact = FactBytes.parse(scrapped).getVehicleScrapped();
                vehicle.setOutcome(fact.getOutcome())
                        .setCertificateNo(fact.getCertificateNo())
                        .setCaseId(fact.getCaseId());
            }
            return view.setVehicle(vehicle);
        });
    }

    private static Map<Long, List<VehicleBatteryView>> batteries(Snapshot snapshot, long[] itemNos) {
        Map<Long, List<VehicleBatteryView>> batteries = new HashMap<>();
        snapshot.sql(BATTERIES_TO_SEEN + snapshot.visible("bi") + BATTERIES_FROM_SEEN)
                .param("items", itemNos)
                .query(row -> {
                    batteries
                            .computeIfAbsent(row.getLong("item_no"), n -> new ArrayList<>())
                            .add(VehicleBatteryView.newBuilder()
                                    .setBatteryId(row.getString("item_id"))
                                    .setModelCode(row.getString("model_code"))
                                    .setSinceMs(row.getLong("occurred_at_ms"))
                                    .build());
                });
        return batteries;
    }

    private static Map<Long, List<RecordReplacement>> replacements(Snapshot snapshot, long[] itemNos) {
        Map<Long, List<RecordReplacement>> replacements = new HashMap<>();
        snapshot.sql(REPLACEMENTS).param("items", itemNos).query(row -> {
            replacements
                    .computeIfAbsent(row.getLong("item_no"), n -> new ArrayList<>())
                    .add(FactBytes.parse(row.getBytes("bytes"))
                            .getReplacementRecorded()
                            .getReplacement());
        });
        return replacements;
    }

    Map<Long, ItemView> cases(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(snapshot.sql(CASES).param("items", itemNos), (view, row) -> {
            VehicleScrapped fact = FactBytes.parse(row.getBytes("opened")).getVehicleScrapped();
            return view.setVehicleCase(VehicleCaseView.newBuilder()
                    .setCaseId(row.getString("item_id"))
                    .setVin(fact.getVin())
                    .addAllMissingBatteryIds(fact.getMissingBatteryIdsList())
                    .addAllForeignBatteryIds(fact.getForeignBatteryIdsList())
                    .setUnexplainedCount(fact.getUnexplainedCount())
                    .setClosed(row.getBoolean("closed")));
        });
    }
}
