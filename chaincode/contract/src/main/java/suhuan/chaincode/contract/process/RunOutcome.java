package suhuan.chaincode.contract.process;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.process.ElementBalance;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.reference.Route;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunRate;
import suhuan.ledger.v1.YieldVerdict;

/** What a closed run has come to, by its balance and the rules of the day it was closed. */
final class RunOutcome {
    private final RunBalance balance;
    private final Route route;
    private final RunJudge judge;

    /** Of a closed run. */
    RunOutcome(Run run) {
        balance = run.balance();
        route = Runs.route(run);
        judge = new RunJudge(balance, route, run.closedOn());
    }

    suhuan.ledger.v1.RunBalance balance() {
        return RunResults.of(balance, route);
    }

    RunRate efficiency() {
        return RunResults.of(balance.efficiency());
    }

    List<RunRate> recovery() {
        return ofRoute().stream()
                .map(element -> RunResults.of(element.recovery()))
                .toList();
    }

    List<RuleVerdict> verdicts() {
        return judge.verdicts().stream().map(RunResults::of).toList();
    }

    List<YieldVerdict> yields() {
        return judge.yields().stream().map(RunResults::of).toList();
    }

    /** What certificates may be issued for, in mg by element; the mass under the empty symbol. */
    SortedMap<String, Long> claimableMg() {
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
    List<ElementMass> claimable() {
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
