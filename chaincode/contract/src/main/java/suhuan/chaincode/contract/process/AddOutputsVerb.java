package suhuan.chaincode.contract.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.domain.reference.Grades;
import suhuan.chaincode.domain.reference.Products;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunOutput;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;

/** Takes lots out of an open run. */
public final class AddOutputsVerb implements Verb<AddOutputs> {
    private static final int MOST_OUTPUTS = 100;
    private static final int LONGEST_LOT_ID = 60;
    private static final int LONGEST_GRADE = 40;

    @Override
    public void shape(AddOutputs command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("run_id", command.getRunId());
        fields.count("outputs", command.getOutputsCount(), MOST_OUTPUTS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getOutputsCount(), MOST_OUTPUTS); i++) {
            RunOutput output = command.getOutputs(i);
            checkOutput("outputs[" + i + "].", output, fields);
            ids.add(output.getLotId());
        }
        fields.distinct("outputs", ids);
    }

    private static void checkOutput(String path, RunOutput output, FieldChecks fields) {
        fields.newId(path + "lot_id", output.getLotId(), LONGEST_LOT_ID);
        fields.stated(path + "material", output.getMaterialValue(), Material.values().length);
        fields.optionalText(path + "grade", output.getGrade(), LONGEST_GRADE);
        fields.range(path + "mass_mg", output.getMassMg(), 1, Mass.MAX_MG);
        fields.range(path + "addition_mg", output.getAdditionMg(), 0, Math.max(0, output.getMassMg()));
        fields.known(path + "custody_model", output.getCustodyModelValue(), CustodyModel.values().length);
        if (output.hasAssay()) {
            AssayForm.shape(path + "assay.", output.getAssay(), fields);
        }
    }

    @Override
    public void plan(AddOutputs command, PlannedKeys keys) {
        keys.write(StateKeys.run(command.getRunId()));
        for (RunOutput output : command.getOutputsList()) {
            keys.write(StateKeys.lot(output.getLotId()));
        }
    }

    @Override
    public Decision<Change> apply(AddOutputs command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        for (RunOutput output : command.getOutputsList()) {
            check(output, acting, state, checks);
        }
        Run run = Runs.open(command.getRunId(), acting, state, checks);
        if (run == null || !checks.clean()) {
            return checks.refused();
        }
        long sumMg = run.balance().masses().allOutMg();
        for (RunOutput output : command.getOutputsList()) {
            sumMg = Mass.saturatedSum(sumMg, output.getMassMg());
        }
        RunRules.mustBeNameable("sum of outputs", sumMg, checks);
        return checks.clean() ? outputs(command, run, acting, checks) : checks.refused();
    }

    private static void check(RunOutput output, Acting acting, WorkingState state, Checks checks) {
        checks.require(
                state.find(Families.LOT, StateKeys.lot(output.getLotId())) == null,
                Reason.LOT_ALREADY_EXISTS,
                "lot_id",
                output.getLotId());
        int material = output.getMaterialValue();
        checks.require(
                Products.inForce(material, output.getGrade(), acting.day()) != null
                        || Grades.inForce(material, output.getGrade(), acting.day()),
                Reason.GRADE_UNKNOWN,
                "grade",
                output.getGrade(),
                "material",
                Material.of(material).name(),
                "day",
                acting.day());
        if (output.hasAssay()) {
            AssayForm.mustBeKnown(output.getAssay(), acting.day(), checks);
        }
    }

    private static Decision<Change> outputs(AddOutputs command, Run run, Acting acting, Checks checks) {
        Route route = RunOutcome.route(run);
        RunBalance balance = run.balance();
        RunOutputsAdded.Builder fact = RunOutputsAdded.newBuilder().setRunId(run.id());
        List<Lot> lots = new ArrayList<>();
        long residueMg = 0;
        for (RunOutput stated : command.getOutputsList()) {
            RunBalance.Output output = output(stated, balance, acting.day());
            RunRules.mustNotUpgrade(output.lotId(), output.model(), balance, checks);
            RunBalance after = balance.plus(output, RunJudge.impurities(route, output.grade()));
            Assay backed = balance.backed(output, after);
            balance = after;
            residueMg += output.kind() == LotKind.RESIDUE ? output.massMg() : 0;
            lots.add(lot(output, backed, run, acting));
            fact.addOutputs(told(stated, output, backed));
        }
        RunRules.mustBeCountable(run, balance, checks);
        RunRules.mustNotExceed(run, balance, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Run after = run.standing(balance).residueChanged(residueMg);
        fact.setBalance(RunResults.of(balance, route)).setOpenResidueMg(after.openResidueMg());
        Change change = Change.told(Fact.newBuilder().setRunOutputsAdded(fact));
        Items.add(change, after);
        for (Lot lot : lots) {
            Items.add(change, lot);
            change.created(lot.id());
        }
        return Decision.accepted(change);
    }

    private static RunBalance.Output output(RunOutput stated, RunBalance balance, int day) {
        int material = stated.getMaterialValue();
        Products.@Nullable Row product = Products.inForce(material, stated.getGrade(), day);
        CustodyModel model = CustodyModel.of(stated.getCustodyModelValue());
        return new RunBalance.Output(
                stated.getLotId(),
                Material.of(material),
                stated.getGrade(),
                stated.getMassMg(),
                stated.getAdditionMg(),
                product == null ? LotKind.INTERMEDIATE : LotKind.of(product.kindNumber()),
                model == CustodyModel.UNSPECIFIED ? balance.strongestAllowed() : model,
                stated.hasAssay() ? AssayForm.value(stated.getAssay(), day) : null);
    }

    private static Lot lot(RunBalance.Output output, @Nullable Assay backed, Run run, Acting acting) {
        return new Lot(
                output.lotId(),
                output.material(),
                output.grade(),
                output.massMg(),
                output.model(),
                acting.custody(),
                List.of(),
                Nature.made(output.kind(), run.id(), backed, run.balance().family()));
    }

    private static RunOutputResult told(RunOutput stated, RunBalance.Output output, @Nullable Assay backed) {
        RunOutputResult.Builder told = RunOutputResult.newBuilder()
                .setLotId(output.lotId())
                .setMaterialValue(output.material().number())
                .setGrade(output.grade())
                .setMassMg(output.massMg())
                .setAdditionMg(output.additionMg())
                .setCustodyModelValue(output.model().number())
                .setKindValue(output.kind().number());
        if (stated.hasAssay()) {
            told.setAssay(stated.getAssay());
        }
        Assay assay = output.assay();
        if (backed != null && assay != null) {
            for (Assay.Share share : backed.shares()) {
                if (!assay.shares().contains(share)) {
                    told.addReduced(ElementShare.newBuilder()
                            .setElement(share.element())
                            .setSharePpm(share.sharePpm()));
                }
            }
        }
        return told.build();
    }
}
