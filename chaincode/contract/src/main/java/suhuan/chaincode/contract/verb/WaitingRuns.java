package suhuan.chaincode.contract.verb;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Runs that wait for a residue: who plans with a lot cannot name its run before the lot is known. */
public final class WaitingRuns {
    private WaitingRuns() {}

    /**
     * Names the run that waits for a lot. The verb itself does not touch it, but later commands of the same transaction may,
     * for what this verb makes of the lot; they cannot name it, because that is not there yet.
     */
    public static void read(String lotId, WorkingState state, PlannedKeys keys) {
        String key = key(lotId, state);
        if (key != null) {
            keys.read(key);
        }
    }

    /** Names the run that waits for a lot and is told that it need not. */
    public static void write(String lotId, WorkingState state, PlannedKeys keys) {
        String key = key(lotId, state);
        if (key != null) {
            keys.write(key);
        }
    }

    private static @Nullable String key(String lotId, WorkingState state) {
        Lot lot = state.find(Families.LOT, StateKeys.lot(lotId));
        return lot != null && lot.nature().openResidue()
                ? StateKeys.run(lot.nature().residueOfRunId())
                : null;
    }
}
