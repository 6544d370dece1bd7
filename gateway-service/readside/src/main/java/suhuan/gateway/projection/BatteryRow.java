package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A battery or candidate. */
final class BatteryRow extends HeldRow {
    static final String COLUMNS =
            ITEM_COLUMNS + "model_code, maker_no, produced_on_yyyymmdd, mass_mg, capacity_mah, voltage_mv, "
                    + "child_count, children_sha256, legacy_label, vin, " + HELD_COLUMNS
                    + ", disposition, battery_status, safety_class, matched_with_no, parent_no, product_no,"
                    + " responsible_no, assessed_fact_no, deployed_fact_no, declared_fact_no, revoked_fact_no, holds, cleared_recalls";

    String modelCode = "";
    long makerNo;
    int producedOnYyyymmdd;
    long massMg;
    long capacityMah;
    long voltageMv;
    int childCount;
    ByteString childrenSha256 = ByteString.EMPTY;
    String legacyLabel = "";
    String vin = "";
    int disposition;
    int batteryStatus;
    int safetyClass;
    long matchedWithNo;
    long parentNo;
    long productNo;
    long responsibleNo;
    long assessedFactNo;
    long deployedFactNo;
    long declaredFactNo;
    long revokedFactNo;
    String holds = "";
    String clearedRecalls = "";

    static BatteryRow read(ResultSet in) throws SQLException {
        BatteryRow row = new BatteryRow();
        row.readItem(in);
        row.readHeld(in);
        row.modelCode = in.getString("model_code");
        row.makerNo = in.getLong("maker_no");
        row.producedOnYyyymmdd = in.getInt("produced_on_yyyymmdd");
        row.massMg = in.getLong("mass_mg");
        row.capacityMah = in.getLong("capacity_mah");
        row.voltageMv = in.getLong("voltage_mv");
        row.childCount = in.getInt("child_count");
        row.childrenSha256 = ByteString.copyFrom(in.getBytes("children_sha256"));
        row.legacyLabel = in.getString("legacy_label");
        row.vin = in.getString("vin");
        row.disposition = in.getInt("disposition");
        row.batteryStatus = in.getInt("battery_status");
        row.safetyClass = in.getInt("safety_class");
        row.matchedWithNo = in.getLong("matched_with_no");
        row.parentNo = in.getLong("parent_no");
        row.productNo = in.getLong("product_no");
        row.responsibleNo = in.getLong("responsible_no");
        row.assessedFactNo = in.getLong("assessed_fact_no");
        row.deployedFactNo = in.getLong("deployed_fact_no");
        row.declaredFactNo = in.getLong("declared_fact_no");
        row.revokedFactNo = in.getLong("revoked_fact_no");
        row.holds = in.getString("holds");
        row.clearedRecalls = in.getString("cleared_recalls");
        return row;
    }

    @Override
    StateTable table() {
        return StateTable.BATTERY;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.text(modelCode).int8OrNull(makerNo).int4(producedOnYyyymmdd).int8(massMg);
        out.int8(capacityMah).int8(voltageMv).int4(childCount).bytes(childrenSha256);
        out.text(legacyLabel).text(vin);
        writeHeld(out);
        out.int2(disposition).int2(batteryStatus).int2(safetyClass).int8OrNull(matchedWithNo);
        out.int8OrNull(parentNo).int8OrNull(productNo).int8OrNull(responsibleNo);
        out.int8OrNull(assessedFactNo).int8OrNull(deployedFactNo);
        out.int8OrNull(declaredFactNo).int8OrNull(revokedFactNo);
        out.text(holds).text(clearedRecalls);
    }

    /** After a use, what was assessed before and the use itself count no more. */
    void used() {
        assessedFactNo = 0;
        deployedFactNo = 0;
    }
}
