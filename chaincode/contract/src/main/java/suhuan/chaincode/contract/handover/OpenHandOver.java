package suhuan.chaincode.contract.handover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverLine;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.OfferedLine;

/** A hand-over that is about to be resolved, and the goods it still keeps. */
final class OpenHandOver {
    private OpenHandOver() {}

    /** Names the goods of a hand-over; those of a resolved one are of no interest. */
    static void plan(String handOverId, WorkingState state, PlannedKeys keys) {
        HandOver handOver = state.find(Families.HAND_OVER, StateKeys.handOver(handOverId));
        if (handOver != null && handOver.open()) {
            // What products on offer were made of is loaded with them, too late to ask for recalls of it.
            handOver.partModelCodes().forEach(modelCode -> keys.read(StateKeys.recalls(modelCode)));
            for (HandOverLine line : handOver.lines()) {
                keys.write(key(line));
                if (!line.residueOfRunId().isEmpty()) {
                    keys.write(StateKeys.run(line.residueOfRunId()));
                }
            }
        }
    }

    /** A hand-over that must be on the ledger; null where {@code checks} says it is not. */
    static @Nullable HandOver find(String handOverId, WorkingState state, Checks checks) {
        HandOver handOver = state.find(Families.HAND_OVER, StateKeys.handOver(handOverId));
        checks.require(handOver != null, Reason.HAND_OVER_NOT_FOUND, "hand_over_id", handOverId);
        return handOver;
    }

    /**
     * Frees the goods the hand-over still keeps. After it expired some may have gone elsewhere.
     *
     * @return the lines that are free again
     */
    static List<OfferedLine> free(HandOver handOver, long nowMs, WorkingState state, Change change) {
        List<OfferedLine> freed = new ArrayList<>();
        for (HandOverLine line : handOver.lines()) {
            OfferedLine told = line.battery()
                    ? freeBattery(handOver.id(), line, state, change)
                    : freeLot(handOver.id(), line, nowMs, state, change);
            if (told != null) {
                freed.add(told);
            }
        }
        return freed;
    }

    /** Frees a battery; null where it is no longer kept for the hand-over. */
    static @Nullable OfferedLine freeBattery(String handOverId, HandOverLine line, WorkingState state, Change change) {
        Battery battery = state.need(Families.BATTERY, key(line));
        Reservation reservation = battery.reservation();
        if (reservation == null || !reservation.handOverId().equals(handOverId)) {
            return null;
        }
        Items.add(change, battery.freed());
        return Offer.told(line, 0);
    }

    /** Frees a lot; null where nothing of it is kept for the hand-over any more. */
    static @Nullable OfferedLine freeLot(
            String handOverId, HandOverLine line, long nowMs, WorkingState state, Change change) {
        Lot lot = state.need(Families.LOT, key(line));
        if (!lot.reservedFor(handOverId)) {
            return null;
        }
        Lot freed = lot.freedFrom(handOverId);
        Items.add(change, freed);
        return Offer.told(line, freed.freeMg(nowMs));
    }

    /** Key of a line's goods. */
    static String key(HandOverLine line) {
        return line.battery() ? StateKeys.battery(line.batteryId()) : StateKeys.lot(line.lotId());
    }
}
