package suhuan.chaincode.contract.process;

import java.util.Map;
import java.util.SortedMap;
import suhuan.chaincode.contract.outcome.RunOutcome;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.certificate.Claim;
import suhuan.chaincode.domain.certificate.ClaimAccount;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunClosed;

/** Closes a run whose masses balance, and judges its results. */
public final class CloseRunVerb implements Verb<CloseRun> {
    @Override
    public void shape(CloseRun command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("run_id", command.getRunId());
    }

    @Override
    public void plan(CloseRun command, PlannedKeys keys) {
        keys.write(StateKeys.run(command.getRunId())).write(StateKeys.runAccount(command.getRunId()));
    }

    /** The account of the site too: whether the run is under mass balance shows only when it is closed. */
    @Override
    public void plan(CloseRun command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
        keys.write(StateKeys.siteAccount(envelope.getSiteId()));
    }

    @Override
    public Decision<Change> apply(CloseRun command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Run run = Runs.open(command.getRunId(), acting, state, checks);
        if (run == null) {
            return checks.refused();
        }
        RunRules.mayBeClosed(run, checks);
        return checks.clean() ? Decision.accepted(change(run.closedOn(acting.day()), state)) : checks.refused();
    }

    private static Change change(Run run, WorkingState state) {
        RunOutcome outcome = new RunOutcome(run);
        Change change = Change.told(Fact.newBuilder()
                .setRunClosed(RunClosed.newBuilder()
                        .setRunId(run.id())
                        .setRoute(run.route())
                        .setBalance(outcome.balance())
                        .setEfficiency(outcome.efficiency())
                        .addAllRecovery(outcome.recovery())
                        .addAllVerdicts(outcome.verdicts())
                        .addAllYields(outcome.yields())
                        .setOpenResidueMg(run.openResidueMg())
                        .addAllClaimable(outcome.claimable())
                        .setClaimYear(run.closedInYear())
                        .setClaimedFromSite(claimedFromSite(run))));
        Items.add(change, run);
        credit(run, outcome.claimableMg(), state, change);
        return change;
    }

    /** What may be certified: of the run, or under mass balance of its site and year. */
    private static void credit(Run run, SortedMap<String, Long> claimable, WorkingState state, Change change) {
        if (claimable.isEmpty()) {
            return;
        }
        String key = claimedFromSite(run) ? StateKeys.siteAccount(run.siteId()) : StateKeys.runAccount(run.id());
        ClaimAccount account = state.find(Families.CLAIM_ACCOUNT, key);
        if (account == null) {
            account = ClaimAccount.empty(key);
        }
        int material = RunOutcome.route(run).materialNumber();
        for (Map.Entry<String, Long> entry : claimable.entrySet()) {
            account = account.credited(new Claim(run.closedInYear(), material, entry.getKey()), entry.getValue());
        }
        change.plain(key, Families.CLAIM_ACCOUNT, account);
    }

    private static boolean claimedFromSite(Run run) {
        return run.balance().strongestAllowed() == CustodyModel.MASS_BALANCE;
    }
}
