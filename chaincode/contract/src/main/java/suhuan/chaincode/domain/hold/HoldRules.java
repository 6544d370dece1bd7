package suhuan.chaincode.domain.hold;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.common.Refusal;

/** What goods that are held back may be part of. */
public final class HoldRules {
    private HoldRules() {}

    /** Why the cases that hold an item back bar a dealing with it; null where none does. The gravest case is named. */
    public static @Nullable Refusal refusal(String itemId, Holds holds, Dealing dealing) {
        Hold gravest = null;
        for (Hold hold : holds.open()) {
            if (bars(hold.kind(), dealing) && (gravest == null || hold.kind().compareTo(gravest.kind()) > 0)) {
                gravest = hold;
            }
        }
        return gravest == null ? null : refusal(gravest.kind(), itemId, gravest.openedBy(), gravest.caseId());
    }

    /** Why a recall bars a dealing with a battery; null where it does not. */
    public static @Nullable Refusal refusal(String batteryId, Recall recall, Dealing dealing) {
        return bars(HoldKind.RECALL, dealing)
                ? refusal(HoldKind.RECALL, batteryId, recall.openedBy(), recall.caseId())
                : null;
    }

    /** Why the recall of a part bars a dealing with the product that was made of it; null where it does not. */
    public static @Nullable Refusal refusal(String productId, String partId, Recall recall, Dealing dealing) {
        return bars(HoldKind.RECALL, dealing)
                ? Refusal.of(
                        Reason.PART_RECALLED,
                        "item_id",
                        productId,
                        "part_id",
                        partId,
                        "opened_by",
                        recall.openedBy(),
                        "case_id",
                        recall.caseId())
                : null;
    }

    private static boolean bars(HoldKind kind, Dealing dealing) {
        return switch (dealing) {
            case USES -> true;
            case BRINGS_IN -> kind != HoldKind.RECALL;
            case STATES -> kind.gone();
            case IS_ABOUT_IT -> false;
        };
    }

    private static Refusal refusal(HoldKind kind, String itemId, String openedBy, String caseId) {
        Reason reason = switch (kind) {
            case LOST -> Reason.GOODS_LOST;
            case STOLEN -> Reason.GOODS_STOLEN;
            case RECALL -> Reason.BATTERY_RECALLED;
            case QUARANTINE, UNSPECIFIED -> Reason.GOODS_QUARANTINED;
        };
        return Refusal.of(reason, "item_id", itemId, "opened_by", openedBy, "case_id", caseId);
    }
}
