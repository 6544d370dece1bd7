package suhuan.chaincode.contract.outcome;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.process.ElementBalance;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.domain.reference.Routes;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunRate;
import suhuan.ledger.v1.YieldVerdict;

/** What a closed run has come to, by its balance and the rules of the day it was closed. */
public final class RunOutcome {
    private final RunBalance balance;
    private final Route route;
    private final RunJudge judge;

    /** Of a closed run. */
    public RunOutcome(Run run) {
        balance = run.balance();
        route = route(run);
        judge = new RunJudge(balance, route, run.closedOn());
    }

    /**
     * The route of a run as it was when it was opened.
     *
     * @throws IllegalStateException where the list of this version does not know it: the ledger is newer than this contract
     */
    public static Route route(Run run) {
        Route route = Routes.inForce(run.route(), run.openedOn());
        if (route == null) {
            throw new IllegalStateException("a run of a route this version does not know");
        }
        return route;
    }

    /** Where it ends. */
    public suhuan.ledger.v1.RunBalance balance() {
        return RunResults.of(balance, route);
    }

    /** Recycling efficiency by mass. */
    public RunRate efficiency() {
        return RunResults.of(balance.efficiency());
    }

    /** Recovery rate of each tracked element of the route. */
    public List<RunRate> recovery() {
        return ofRoute().stream()
                .map(element -> RunResults.of(element.recovery()))
                .toList();
    }

    /** What every rule about the trade says that is in force that day or to come. */
    public List<RuleVerdict> verdicts() {
        return judge.verdicts().stream().map(RunResults::of).toList();
    }

    /** Yields against the coefficients of the route. */
    public List<YieldVerdict> yields() {
        return judge.yields().stream().map(RunResults::of).toList();
    }

    /** What certificates may be issued for, in mg by element; the mass under the empty symbol. */
    public SortedMap<String, Long> claimableMg() {
        SortedMap<String, Long> claimable = new TreeMap<>();
        // A record that is apart from the goods proves nothing about them, so nothing may be claimed of it again.
        if (balance.strongestAllowed() == CustodyModel.BOOK_AND_CLAIM) {
            return claimable;
        }
        if (route.claim() == Route.Claim.MASS && balance.claimableMg() > 0) {
            claimable.put("", balance.claimableMg());
        }
        if (route.claim() == Route.Claim.ELEMENT) {
            for (ElementBalance element : ofRoute()) {
                if (element.claimableMg() > 0) {
                    claimable.put(element.element(), element.claimableMg());
                }
            }
        }
        return claimable;
    }

    /** The same as facts tell it. */
    public List<ElementMass> claimable() {
        return claimableMg().entrySet().stream()
                .map(entry -> ElementMass.newBuilder()
                        .setElement(entry.getKey())
                        .setMassMg(entry.getValue())
                        .build())
                .toList();
    }

    private List<ElementBalance> ofRoute() {
        return balance.elements().stream()
                .filter(element -> route.elements().contains(element.element()))
                .toList();
    }
}
