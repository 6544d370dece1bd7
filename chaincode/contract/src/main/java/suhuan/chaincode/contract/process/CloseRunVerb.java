package suhuan.chaincode.contract.process;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
import suhuan.chaincode.domain.process.ElementBalance;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.ElementMass;
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
        Route route = Runs.route(run);
        RunBalance balance = run.balance();
        RunJudge judge = new RunJudge(balance, route, run.closedOn());
        SortedMap<String, Long> claimable = claimable(balance, route);
        RunClosed.Builder fact = RunClosed.newBuilder()
                .setRunId(run.id())
                .setRoute(run.route())
                .setBalance(RunResults.of(balance, route))
                .setEfficiency(RunResults.of(balance.efficiency()))
                .setOpenResidueMg(run.openResidueMg())
                .setClaimYear(run.closedInYear())
                .setClaimedFromSite(claimedFromSite(run));
        for (ElementBalance element : ofRoute(balance, route)) {
            fact.addRecovery(RunResults.of(element.recovery()));
        }
        judge.verdicts().forEach(verdict -> fact.addVerdicts(RunResults.of(verdict)));
        judge.yields().forEach(judged -> fact.addYields(RunResults.of(judged)));
        claimable.forEach((element, massMg) ->
                fact.addClaimable(ElementMass.newBuilder().setElement(element).setMassMg(massMg)));
        Change change = Change.told(Fact.newBuilder().setRunClosed(fact));
        Items.add(change, run);
        credit(run, claimable, state, change);
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
        int material = Runs.route(run).materialNumber();
        for (Map.Entry<String, Long> entry : claimable.entrySet()) {
            account = account.credited(new Claim(run.closedInYear(), material, entry.getKey()), entry.getValue());
        }
        change.plain(key, Families.CLAIM_ACCOUNT, account);
    }

    private static SortedMap<String, Long> claimable(RunBalance balance, Route route) {
        SortedMap<String, Long> claimable = new TreeMap<>();
        // A record that is apart from the goods proves nothing about them, so nothing may be claimed of it again.
        if (balance.strongestAllowed() == CustodyModel.BOOK_AND_CLAIM) {
            return claimable;
        }
        if (route.claim() == Route.Claim.MASS && balance.claimableMg() > 0) {
            claimable.put("", balance.claimableMg());
        }
        if (route.claim() == Route.Claim.ELEMENT) {
            for (ElementBalance element : ofRoute(balance, route)) {
                if (element.claimableMg() > 0) {
                    claimable.put(element.element(), element.claimableMg());
                }
            }
        }
        return claimable;
    }

    private static List<ElementBalance> ofRoute(RunBalance balance, Route route) {
        return balance.elements().stream()
                .filter(element -> route.elements().contains(element.element()))
                .toList();
    }

    private static boolean claimedFromSite(Run run) {
        return run.balance().strongestAllowed() == CustodyModel.MASS_BALANCE;
    }
}
