package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A lot of material. */
final class LotRow extends HeldRow {
    static final String COLUMNS =
            ITEM_COLUMNS + "material, grade, initial_mass_mg, mass_mg, custody_model, " + HELD_COLUMNS + ", consumed";

    int material;
    String grade = "";
    long initialMassMg;
    long massMg;
    int custodyModel;
    boolean consumed;

    static LotRow read(ResultSet in) throws SQLException {
        LotRow row = new LotRow();
        row.readItem(in);
        row.readHeld(in);
        row.material = in.getInt("material");
        row.grade = in.getString("grade");
        row.initialMassMg = in.getLong("initial_mass_mg");
        row.massMg = in.getLong("mass_mg");
        row.custodyModel = in.getInt("custody_model");
        row.consumed = in.getBoolean("consumed");
        return row;
    }

    /** Sets what is left of the lot; nothing left is consumed. */
    void leave(long remainingMg) {
        massMg = remainingMg;
        consumed = remainingMg == 0;
    }

    @Override
    StateTable table() {
        return StateTable.LOT;
    }

    @Override
    void write(CopyBuffer out) {
        writeItem(out);
        out.int2(material).text(grade).int8(initialMassMg).int8(massMg).int2(custodyModel);
        writeHeld(out);
        out.bool(consumed);
    }
}
