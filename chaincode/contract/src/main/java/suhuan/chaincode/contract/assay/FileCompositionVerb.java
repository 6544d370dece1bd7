package suhuan.chaincode.contract.assay;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.AssayForm;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Models;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.CompositionFiled;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileComposition;

/** Files what batteries of a model are made of. */
public final class FileCompositionVerb implements Verb<FileComposition> {
    private static final List<Role> FIRST = List.of(Role.BATTERY_MAKER, Role.REGULATOR);
    private static final List<Role> AFTERWARDS = List.of(Role.REGULATOR);

    @Override
    public void shape(FileComposition command, EnvelopePayload envelope, FieldChecks fields) {
        if (fields.present("model_code", command.getModelCode()) && !BatteryModel.isCode(command.getModelCode())) {
            fields.malformed("model_code", command.getModelCode(), "the first seven characters of a battery code");
        }
        if (fields.present("composition", command.hasComposition())) {
            AssayForm.shape("composition.", command.getComposition(), fields);
        }
    }

    @Override
    public void plan(FileComposition command, PlannedKeys keys) {
        keys.write(StateKeys.model(command.getModelCode())).write(StateKeys.composition(command.getModelCode()));
    }

    @Override
    public Decision<Change> apply(FileComposition command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        String code = command.getModelCode();
        Assay before = state.find(Families.COMPOSITION, StateKeys.composition(code));
        acting.party().mustHoldOneOf(before == null ? FIRST : AFTERWARDS, checks);
        AssayForm.mustBeKnown(command.getComposition(), acting.day(), checks);
        BatteryModel model = Models.filed(code, state, checks);
        if (model != null && !acting.party().is(Role.REGULATOR)) {
            model.mustBeMadeBy(acting.partyId(), checks);
        }
        if (model == null || !checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(Fact.newBuilder()
                .setCompositionFiled(CompositionFiled.newBuilder()
                        .setModelCode(code)
                        .setComposition(command.getComposition())
                        .setReplaces(before != null)));
        Items.add(change, model);
        return Decision.accepted(change.plain(
                StateKeys.composition(code),
                Families.COMPOSITION,
                AssayForm.value(command.getComposition(), acting.day())));
    }
}
