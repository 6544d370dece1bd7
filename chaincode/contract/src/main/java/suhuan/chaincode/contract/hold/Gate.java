package suhuan.chaincode.contract.hold;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Refusal;
import suhuan.chaincode.domain.hold.Dealing;
import suhuan.chaincode.domain.hold.HoldRules;
import suhuan.chaincode.domain.hold.Recall;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Command.CommandCase;

/**
 * Every change passes here once its verb said yes, and is refused where it touches goods that are held back. A verb does not
 * have to think of it, so none can forget; what only frees goods from an offer passes.
 */
public final class Gate {
    private Gate() {}

    /** Why a change may not be, or null. */
    public static @Nullable Refusal refusal(Command command, Change change, Acting acting, WorkingState state) {
        Dealing dealing = dealing(command.getCommandCase());
        if (dealing == Dealing.IS_ABOUT_IT) {
            return null;
        }
        for (Change.Item<?> item : change.items()) {
            @Nullable Refusal refusal = null;
            if (item.value() instanceof Battery after) {
                refusal = refusal(command, after, dealing, acting, state);
            } else if (item.value() instanceof Lot after) {
                refusal = refusal(after, dealing, state);
            }
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(
            Command command, Battery after, Dealing dealing, Acting acting, WorkingState state) {
        String key = StateKeys.battery(after.id());
        Battery before = state.knows(key) ? state.find(Families.BATTERY, key) : null;
        if (before == null || after.equals(before.freed())) {
            return null;
        }
        Refusal held = HoldRules.refusal(before.id(), before.holds(), dealing);
        String modelCode = BatteryModel.codeOf(before.id());
        if (held != null || modelCode.isEmpty()) {
            return held;
        }
        Recalls recalls = state.find(Families.RECALLS, StateKeys.recalls(modelCode));
        Recall recall = recalls == null ? null : recalls.reaching(before.id(), before.holds());
        if (recall != null && !goesToMaker(command, recall, acting)) {
            return HoldRules.refusal(before.id(), recall, dealing);
        }
        for (RecalledParts.Reached part : RecalledParts.of(before, state)) {
            if (!goesToMaker(command, part.recall(), acting)) {
                return HoldRules.refusal(before.id(), part.partId(), part.recall(), dealing);
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(Lot after, Dealing dealing, WorkingState state) {
        String key = StateKeys.lot(after.id());
        Lot before = state.knows(key) ? state.find(Families.LOT, key) : null;
        if (before == null || isFreed(before, after)) {
            return null;
        }
        return HoldRules.refusal(before.id(), before.holds(), dealing);
    }

    /** Nothing changed but that fewer offers keep a part of it. */
    private static boolean isFreed(Lot before, Lot after) {
        return before.reservations().containsAll(after.reservations())
                && before.with(after.reservations()).equals(after);
    }

    private static boolean goesToMaker(Command command, Recall recall, Acting acting) {
        String maker = recall.makerPartyId();
        return switch (command.getCommandCase()) {
            case OFFER_HAND_OVER ->
                command.getOfferHandOver().getConsigneePartyId().equals(maker);
            case ACCEPT_HAND_OVER -> acting.partyId().equals(maker);
            default -> false;
        };
    }

    private static Dealing dealing(CommandCase command) {
        return switch (command) {
            case QUARANTINE,
                    RELEASE,
                    REPORT_LOST,
                    REPORT_STOLEN,
                    REPORT_FOUND,
                    RECALL,
                    LIFT_RECALL,
                    REASSIGN_CUSTODY,
                    CORRECT,
                    ASK_CONSENT,
                    ANSWER_CORRECTION -> Dealing.IS_ABOUT_IT;
            case REGISTER_BATTERY,
                    MATCH_CANDIDATE,
                    RECORD_ASSESSMENT,
                    RECORD_ASSAY,
                    DECLARE_CONFORMITY,
                    REVOKE_CONFORMITY,
                    RECORD_REPLACEMENT -> Dealing.STATES;
            case RECEIVE_RETURN, REMOVE_BATTERY, RETIRE_FROM_USE, SCRAP_VEHICLE -> Dealing.BRINGS_IN;
            default -> Dealing.USES;
        };
    }
}
