package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A lot of material. */
final class LotRow extends HeldRow {
    static final String COLUMNS = ITEM_COLUMNS + "material, grade, initial_mass_mg, mass_mg, custody_model, "
            + HELD_COLUMNS + ", consumed, lot_kind, residue_of_no, assayed_fact_no, assayed_as, holds";

    int material;
    String grade = "";
    long initialMassMg;
    long massMg;
    int custodyModel;
    boolean consumed;

    /** A number of {@code suhuan.common.v1.LotKind}. */
    int lotKind;

    long residueOfNo;
    long assayedFactNo;
    String assayedAs = "";
    String holds = "";

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
        row.lotKind = in.getInt("lot_kind");
        row.residueOfNo = in.getLong("residue_of_no");
        row.assayedFactNo = in.getLong("assayed_fact_no");
        row.assayedAs = in.getString("assayed_as");
        row.holds = in.getString("holds");
        return row;
    }

    /** Sets what is left of the lot; nothing left is consumed. */
    void leave(long remainingMg) {
        massMg = remainingMg;
        consumed = remainingMg == 0;
    }

    /** A part of another lot is what that lot is. */
    void inherit(LotRow whole) {
        lotKind = whole.lotKind;
        residueOfNo = whole.residueOfNo;
        assayedFactNo = whole.assayedFactNo;
        assayedAs = whole.assayedAs;
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
        out.bool(consumed)
                .int2(lotKind)
                .int8OrNull(residueOfNo)
                .int8OrNull(assayedFactNo)
                .text(assayedAs)
                .text(holds);
    }
}
