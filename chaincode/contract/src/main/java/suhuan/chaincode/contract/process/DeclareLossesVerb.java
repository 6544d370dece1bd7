package suhuan.chaincode.contract.process;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.outcome.RunOutcome;
import suhuan.chaincode.contract.outcome.RunResults;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.AssayForm;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.LossMethod;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunLossesDeclared;

/** Declares what a run lost. */
public final class DeclareLossesVerb implements Verb<DeclareLosses> {
    private static final int MOST_LOSSES = 100;
    private static final int KINDS = LossKind.LOSS_KIND_OTHER_VALUE + 1;
    private static final int METHODS = LossMethod.LOSS_METHOD_BY_DIFFERENCE_VALUE + 1;

    @Override
    public void shape(DeclareLosses command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("run_id", command.getRunId());
        fields.count("losses", command.getLossesCount(), MOST_LOSSES);
        for (int i = 0; i < Math.min(command.getLossesCount(), MOST_LOSSES); i++) {
            checkLoss("losses[" + i + "].", command.getLosses(i), fields);
        }
    }

    private static void checkLoss(String path, RunLoss loss, FieldChecks fields) {
        fields.stated(path + "kind", loss.getKindValue(), KINDS);
        fields.stated(path + "method", loss.getMethodValue(), METHODS);
        fields.range(path + "mass_mg", loss.getMassMg(), 1, Mass.MAX_MG);
        fields.range(path + "addition_mg", loss.getAdditionMg(), 0, Math.max(0, loss.getMassMg()));
        fields.optionalSha256(path + "evidence_sha256", loss.getEvidenceSha256());
        fields.atMost(path + "elements", loss.getElementsCount(), Assay.MOST_SHARES);
        List<String> symbols = new ArrayList<>();
        long sumMg = 0;
        for (int i = 0; i < Math.min(loss.getElementsCount(), Assay.MOST_SHARES); i++) {
            ElementMass element = loss.getElements(i);
            fields.newId(path + "elements[" + i + "].element", element.getElement(), AssayForm.LONGEST_SYMBOL);
            fields.range(path + "elements[" + i + "].mass_mg", element.getMassMg(), 0, Mass.MAX_MG);
            symbols.add(element.getElement());
            sumMg = Mass.saturatedSum(sumMg, Math.max(0, element.getMassMg()));
        }
        fields.distinct(path + "elements", symbols);
        fields.range("sum of " + path + "elements", sumMg, 0, Math.max(0, loss.getMassMg()));
    }

    @Override
    public void plan(DeclareLosses command, PlannedKeys keys) {
        keys.write(StateKeys.run(command.getRunId()));
    }

    @Override
    public Decision<Change> apply(DeclareLosses command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        for (RunLoss loss : command.getLossesList()) {
            for (ElementMass element : loss.getElementsList()) {
                AssayForm.mustBeTracked(element.getElement(), acting.day(), checks);
            }
        }
        Run run = Runs.open(command.getRunId(), acting, state, checks);
        if (run == null || !checks.clean()) {
            return checks.refused();
        }
        long sumMg = run.balance().masses().allOutMg();
        for (RunLoss loss : command.getLossesList()) {
            sumMg = Mass.saturatedSum(sumMg, loss.getMassMg());
        }
        RunRules.mustBeNameable("sum of losses", sumMg, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        RunBalance balance = run.balance();
        for (RunLoss loss : command.getLossesList()) {
            balance = balance.plus(RunResults.lost(loss));
        }
        RunRules.mustNotExceed(run, balance, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setRunLossesDeclared(RunLossesDeclared.newBuilder()
                        .setRunId(run.id())
                        .addAllLosses(command.getLossesList())
                        .setBalance(RunResults.of(balance, RunOutcome.route(run)))));
        Items.add(change, run.standing(balance));
        return Decision.accepted(change);
    }
}
