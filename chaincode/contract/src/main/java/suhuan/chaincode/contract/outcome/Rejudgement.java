package suhuan.chaincode.contract.outcome;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.AssayForm;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.reference.Days;
import suhuan.chaincode.domain.reference.Route;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunRejudged;

/**
 * Judges a closed run anew where a correction says what really came out of it or was lost. A balance is sums, so what was recorded is
 * taken off them and what is true put in its place. What went in is not corrected so: its composition is not in the fact.
 */
public final class Rejudgement {
    private final Run before;
    private final Route route;
    private final int recordedOn;

    private Rejudgement(Run before, int recordedOn) {
        this.before = before;
        this.route = RunOutcome.route(before);
        this.recordedOn = recordedOn;
    }

    /** The run whose results rest on a fact in such a way, by its links, which are well-formed; empty for every other fact. */
    public static String runOf(Fact fact) {
        if (fact.hasRunOutputsAdded() || fact.hasRunLossesDeclared()) {
            for (ItemLink link : fact.getItemsList()) {
                if (link.getKind() == ItemKind.ITEM_KIND_RUN) {
                    return link.getItemId();
                }
            }
        }
        return "";
    }

    /**
     * The run as it would stand.
     *
     * @param run the run, or where it was judged anew before, as it stood then
     * @return null where it is not closed, or what is said to be true does not tell
     */
    public static @Nullable Run of(Run run, Fact fact, Correct correction) {
        if (!run.closed()) {
            return null;
        }
        @Nullable Fact really = TrueRunFact.of(fact, correction);
        return really == null
                ? null
                : new Rejudgement(run, Days.inChina(fact.getRecordedAtMs())).standing(fact, really);
    }

    /** What is judged of it. */
    public static RunRejudged told(Run run) {
        RunOutcome outcome = new RunOutcome(run);
        return RunRejudged.newBuilder()
                .setRunId(run.id())
                .setBalance(outcome.balance())
                .setUnaccountedMg(run.balance().masses().allInMg()
                        - run.balance().masses().allOutMg())
                .setEfficiency(outcome.efficiency())
                .addAllRecovery(outcome.recovery())
                .addAllVerdicts(outcome.verdicts())
                .addAllYields(outcome.yields())
                .addAllClaimable(outcome.claimable())
                .build();
    }

    private @Nullable Run standing(Fact recorded, Fact really) {
        RunBalance balance = before.balance();
        for (RunOutputResult output : recorded.getRunOutputsAdded().getOutputsList()) {
            balance = balance.minus(output(output), RunJudge.impurities(route, output.getGrade()));
        }
        for (RunLoss loss : recorded.getRunLossesDeclared().getLossesList()) {
            balance = balance.minus(RunResults.lost(loss));
        }
        long sumMg = balance.masses().allOutMg();
        for (RunOutputResult output : really.getRunOutputsAdded().getOutputsList()) {
            sumMg = Mass.saturatedSum(sumMg, output.getMassMg());
            if (sumMg > Mass.MAX_MG) {
                return null;
            }
            balance = balance.plus(output(output), RunJudge.impurities(route, output.getGrade()));
        }
        for (RunLoss loss : really.getRunLossesDeclared().getLossesList()) {
            sumMg = Mass.saturatedSum(sumMg, loss.getMassMg());
            if (sumMg > Mass.MAX_MG) {
                return null;
            }
            balance = balance.plus(RunResults.lost(loss));
        }
        return before.standing(balance);
    }

    private RunBalance.Output output(RunOutputResult told) {
        return new RunBalance.Output(
                told.getLotId(),
                Material.of(told.getMaterialValue()),
                told.getGrade(),
                told.getMassMg(),
                told.getAdditionMg(),
                LotKind.of(told.getKindValue()),
                CustodyModel.of(told.getCustodyModelValue()),
                told.hasAssay() ? AssayForm.value(told.getAssay(), recordedOn) : null);
    }
}
