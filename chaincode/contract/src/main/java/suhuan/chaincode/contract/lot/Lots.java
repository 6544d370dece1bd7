package suhuan.chaincode.contract.lot;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.Grades;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Lots as the verbs of this package look them up. */
final class Lots {
    /** Longest id of a lot that a client chooses. */
    static final int LONGEST_ID = 60;

    private Lots() {}

    /** A lot that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable Lot lot(String id, WorkingState state, Checks checks) {
        Lot lot = state.find(Families.LOT, StateKeys.lot(id));
        checks.require(lot != null, Reason.LOT_NOT_FOUND, "lot_id", id);
        return lot;
    }

    /** An id no lot has. */
    static void mustBeNew(String id, WorkingState state, Checks checks) {
        checks.require(state.find(Families.LOT, StateKeys.lot(id)) == null, Reason.LOT_ALREADY_EXISTS, "lot_id", id);
    }

    /** A grade of the material that is in force on the day; empty is ungraded. */
    static void mustBeInForce(Material material, String grade, int day, Checks checks) {
        checks.require(
                Grades.inForce(material.number(), grade, day),
                Reason.GRADE_UNKNOWN,
                "grade",
                grade,
                "material",
                material.name(),
                "day",
                day);
    }
}
