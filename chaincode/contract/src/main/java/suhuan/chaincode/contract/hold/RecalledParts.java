package suhuan.chaincode.contract.hold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.ProductParts;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.hold.Recall;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Recalls that reach a product of a second life by what it was made of, or what that was made of. */
final class RecalledParts {
    private RecalledParts() {}

    /**
     * A recalled part of a product.
     *
     * @param partId the part
     * @param recall the recall
     */
    record Reached(String partId, Recall recall) {}

    /** Recalled parts of a product that was not released from their recall, each with its oldest recall. */
    static List<Reached> of(Battery product, WorkingState state) {
        List<Reached> reached = new ArrayList<>();
        @Nullable Parts parts = ProductParts.of(product.id(), state);
        for (String partId : parts == null ? List.<String>of() : parts.batteryIds()) {
            @Nullable Recalls recalls = recalls(partId, state);
            @Nullable Recall recall = recalls == null ? null : recalls.reaching(partId, product.holds());
            if (recall != null) {
                reached.add(new Reached(partId, recall));
            }
        }
        return reached;
    }

    /** Whether a recall reaches a product by some part. */
    static boolean reaches(String caseId, Battery product, WorkingState state) {
        @Nullable Parts parts = ProductParts.of(product.id(), state);
        for (String partId : parts == null ? List.<String>of() : parts.batteryIds()) {
            @Nullable Recalls recalls = recalls(partId, state);
            if (recalls != null && recalls.reaches(caseId, partId, product.holds())) {
                return true;
            }
        }
        return false;
    }

    /** Recalls of the model of a part, where they were asked for: what is taken out of a product says nothing of its own parts. */
    private static @Nullable Recalls recalls(String partId, WorkingState state) {
        String key = StateKeys.recalls(BatteryModel.codeOf(partId));
        return state.knows(key) ? state.find(Families.RECALLS, key) : null;
    }
}
