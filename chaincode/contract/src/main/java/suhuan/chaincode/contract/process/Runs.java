package suhuan.chaincode.contract.process;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** Runs as the verbs of this package look them up. */
final class Runs {
    /** Longest id of a run that a client chooses. */
    static final int LONGEST_ID = 60;

    private Runs() {}

    /** A run that must be on the ledger and go on by the acting party; null where it is not on the ledger. */
    static @Nullable Run open(String id, Acting acting, WorkingState state, Checks checks) {
        Run run = state.find(Families.RUN, StateKeys.run(id));
        if (run == null) {
            checks.refuse(Reason.RUN_NOT_FOUND, "run_id", id);
            return null;
        }
        RunRules.mayGoOn(run, acting.partyId(), acting.siteId(), checks);
        return run;
    }
}
