package suhuan.chaincode.contract.registry;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.ModelFiled;

/** Files a battery model. */
public final class FileModelVerb implements Verb<FileModel> {
    private static final int LONGEST_NAME = 200;
    private static final long MOST_CAPACITY_MAH = 1_000_000_000L;
    private static final long MOST_VOLTAGE_MV = 10_000_000L;

    @Override
    public void shape(FileModel command, EnvelopePayload envelope, FieldChecks fields) {
        String code = command.getModelCode();
        if (fields.present("model_code", code) && !BatteryModel.isCode(code)) {
            fields.malformed(
                    "model_code",
                    code,
                    "vendor (3), P M or C, A to G or Z, specification (2), or enterprise (4) and product type of GB/T"
                            + " 45565; upper-case letters and digits");
        }
        fields.existingId("maker_party_id", command.getMakerPartyId());
        fields.text("name", command.getName(), LONGEST_NAME);
        fields.range("nominal_mass_mg", command.getNominalMassMg(), 1, Mass.MAX_BATTERY_MG);
        fields.range("nominal_capacity_mah", command.getNominalCapacityMah(), 1, MOST_CAPACITY_MAH);
        fields.range("nominal_voltage_mv", command.getNominalVoltageMv(), 1, MOST_VOLTAGE_MV);
    }

    @Override
    public void plan(FileModel command, PlannedKeys keys) {
        keys.read(StateKeys.party(command.getMakerPartyId())).write(StateKeys.model(command.getModelCode()));
    }

    @Override
    public Decision<Change> apply(FileModel command, Acting acting, WorkingState state) {
        Checks checks = RegulatorOnly.checks(acting);
        checks.require(
                state.find(Families.PARTY, StateKeys.party(command.getMakerPartyId())) != null,
                Reason.PARTY_NOT_FOUND,
                "party_id",
                command.getMakerPartyId());
        checks.require(
                state.find(Families.MODEL, StateKeys.model(command.getModelCode())) == null,
                Reason.MODEL_ALREADY_FILED,
                "model_code",
                command.getModelCode());
        if (!checks.clean()) {
            return checks.refused();
        }
        Change change = Change.told(
                Fact.newBuilder().setModelFiled(ModelFiled.newBuilder().setModel(command)));
        Items.add(change, new BatteryModel(command.getModelCode(), command.getMakerPartyId()));
        return Decision.accepted(change);
    }
}
