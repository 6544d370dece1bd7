package suhuan.chaincode.contract.process;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.outcome.RunOutcome;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WaitingRuns;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.domain.reference.Additions;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.RunAddition;

/** Charges goods into an open run. */
public final class AddInputsVerb implements Verb<AddInputs> {
    private static final int MOST_INPUTS = 2_000;
    private static final int MOST_ADDITIONS = 100;
    private static final int LONGEST_SUBSTANCE = 40;

    @Override
    public void shape(AddInputs command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("run_id", command.getRunId());
        fields.present("inputs", command.getInputsCount() + command.getAdditionsCount() != 0);
        fields.atMost("inputs", command.getInputsCount(), MOST_INPUTS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getInputsCount(), MOST_INPUTS); i++) {
            ids.add(checkGoods("inputs[" + i + "]", command.getInputs(i), fields));
        }
        fields.distinct("inputs", ids);
        fields.atMost("additions", command.getAdditionsCount(), MOST_ADDITIONS);
        List<String> substances = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getAdditionsCount(), MOST_ADDITIONS); i++) {
            RunAddition addition = command.getAdditions(i);
            fields.newId("additions[" + i + "].substance", addition.getSubstance(), LONGEST_SUBSTANCE);
            fields.range("additions[" + i + "].mass_mg", addition.getMassMg(), 1, Mass.MAX_WEIGHED_MG);
            substances.add(addition.getSubstance());
        }
        fields.distinct("additions", substances);
    }

    @Override
    public void plan(AddInputs command, PlannedKeys keys) {
        keys.write(StateKeys.run(command.getRunId()));
        for (Goods goods : command.getInputsList()) {
            if (goods.hasLot()) {
                keys.write(StateKeys.lot(goods.getLot().getLotId()));
            } else {
                keys.write(StateKeys.battery(goods.getBatteryId()));
                String model = BatteryModel.codeOf(goods.getBatteryId());
                if (!model.isEmpty()) {
                    keys.read(StateKeys.composition(model));
                }
            }
        }
    }

    /** Residues of other runs: what waits for them is told that it need not. */
    @Override
    public void planMore(AddInputs command, WorkingState state, PlannedKeys keys) {
        for (Goods goods : command.getInputsList()) {
            if (goods.hasLot()) {
                WaitingRuns.write(goods.getLot().getLotId(), state, keys);
            }
        }
    }

    @Override
    public Decision<Change> apply(AddInputs command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Run run = Runs.open(command.getRunId(), acting, state, checks);
        if (run == null) {
            return checks.refused();
        }
        Route route = RunOutcome.route(run);
        acting.party()
                .mustBeLicensed(
                        Material.of(route.materialNumber()),
                        List.of(Act.of(route.actNumber())),
                        acting.siteId(),
                        acting.day(),
                        checks);
        Charge charge = new Charge(run, route, acting, state, checks);
        for (Goods goods : command.getInputsList()) {
            if (goods.hasLot()) {
                charge.lot(goods.getLot().getLotId(), goods.getLot().getMassMg());
            } else {
                charge.battery(goods.getBatteryId());
            }
        }
        for (RunAddition addition : command.getAdditionsList()) {
            RunRules.mayTakeAddition(run, route, addition.getSubstance(), checks);
            Additions.Row row = Additions.inForce(addition.getSubstance(), acting.day());
            if (row == null) {
                checks.refuse(Reason.ADDITION_UNKNOWN, "substance", addition.getSubstance(), "day", acting.day());
            } else {
                charge.addition(addition, row);
            }
        }
        charge.mustFit();
        return checks.clean() ? Decision.accepted(charge.change()) : checks.refused();
    }

    private static String checkGoods(String path, Goods goods, FieldChecks fields) {
        if (goods.hasLot()) {
            fields.existingId(path + ".lot.lot_id", goods.getLot().getLotId());
            fields.range(path + ".lot.mass_mg", goods.getLot().getMassMg(), 0, Mass.MAX_MG);
            return "lot " + goods.getLot().getLotId();
        }
        fields.existingId(path + ".battery_id", goods.getBatteryId());
        return "battery " + goods.getBatteryId();
    }
}
