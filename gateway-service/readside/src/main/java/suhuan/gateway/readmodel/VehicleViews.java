package suhuan.gateway.readmodel;

import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.VehicleCaseView;
import suhuan.api.v1.VehicleView;
import suhuan.ledger.v1.VehicleScrapped;

/** Vehicles and the cases of those that were incomplete, as their facts say. */
final class VehicleViews {
    private static final String VEHICLES = "select " + ItemViews.COLUMNS
            + "t.replacement_count, s.bytes as scrapped, c.item_id as open_case_id from vehicle" + ItemViews.JOINS
            + " left join fact s on s.fact_no = t.scrapped_fact_no left join item c on c.item_no = t.open_case_no"
            + " where t.item_no = any (:items)";

    private static final String CASES = "select " + ItemViews.COLUMNS
            + "t.closed, o.bytes as opened from vehicle_case" + ItemViews.JOINS
            + " join fact o on o.fact_no = t.first_fact_no where t.item_no = any (:items)";

    Map<Long, ItemView> vehicles(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(snapshot.sql(VEHICLES).param("items", itemNos), (view, row) -> {
            VehicleView.Builder vehicle = VehicleView.newBuilder()
                    .setVin(row.getString("item_id"))
                    .setReplacementCount(row.getInt("replacement_count"))
                    .setOpenCaseId(ItemViews.text(row, "open_case_id"));
            byte[] scrapped = row.getBytes("scrapped");
            if (scrapped != null) {
                VehicleScrapped fact = FactBytes.parse(scrapped).getVehicleScrapped();
                vehicle.setOutcome(fact.getOutcome()).setCertificateNo(fact.getCertificateNo());
            }
            return view.setVehicle(vehicle);
        });
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
