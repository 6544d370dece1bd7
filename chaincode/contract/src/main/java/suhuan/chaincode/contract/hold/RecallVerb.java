package suhuan.chaincode.contract.hold;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Models;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Recall;
import suhuan.ledger.v1.RecallOpened;

/** Calls back batteries of a model: one key is written, however many there are. */
public final class RecallVerb implements Verb<Recall> {
    @Override
    public void shape(Recall command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("case_id", command.getCaseId(), HeldBack.LONGEST_CASE_ID);
        if (fields.present("model_code", command.getModelCode()) && !BatteryModel.isCode(command.getModelCode())) {
            fields.malformed("model_code", command.getModelCode(), "what the codes of a model begin with");
        }
        fields.optionalDay("produced_from_yyyymmdd", command.getProducedFromYyyymmdd());
        fields.optionalDay("produced_to_yyyymmdd", command.getProducedToYyyymmdd());
        fields.period(command.getProducedFromYyyymmdd(), command.getProducedToYyyymmdd());
        checkCode("first_code", command.getFirstCode(), command.getModelCode(), fields);
        checkCode("last_code", command.getLastCode(), command.getModelCode(), fields);
        if (!command.getLastCode().isEmpty() && command.getFirstCode().compareTo(command.getLastCode()) > 0) {
            fields.malformed("last_code", command.getLastCode(), "not before first_code");
        }
        fields.text("reason", command.getReason(), HeldBack.LONGEST_REASON);
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(Recall command, PlannedKeys keys) {
        keys.write(StateKeys.holdCase(command.getCaseId()))
                .write(StateKeys.recalls(command.getModelCode()))
                .read(StateKeys.model(command.getModelCode()));
    }

    @Override
    public Decision<Change> apply(Recall command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        boolean regulator = HeldBack.byRegulator(acting);
        String modelCode = command.getModelCode();
        @Nullable
        BatteryModel model = command.getFirstCode().isEmpty()
                ? Models.filed(modelCode, state, checks)
                : Models.filed(modelCode, command.getFirstCode(), state, checks);
        if (model != null && !regulator) {
            model.mustBeMadeBy(acting.partyId(), checks);
        }
        checks.require(
                state.find(Families.HOLD_CASE, StateKeys.holdCase(command.getCaseId())) == null,
                Reason.CASE_ALREADY_EXISTS,
                "case_id",
                command.getCaseId());
        @Nullable Recalls known = state.find(Families.RECALLS, StateKeys.recalls(modelCode));
        Recalls recalls = known == null ? Recalls.NONE : known;
        HeldBack.mustHaveRoom(modelCode, recalls.open().size(), "open recalls", Recalls.MOST, checks);
        if (!checks.clean() || model == null) {
            return checks.refused();
        }
        HoldCase opened =
                new HoldCase(command.getCaseId(), HoldKind.RECALL, acting.partyId(), regulator, modelCode, false);
        Change change = Change.told(Fact.newBuilder()
                .setRecallOpened(RecallOpened.newBuilder()
                        .setRecall(command)
                        .setMakerPartyId(model.makerPartyId())
                        .setByRegulator(regulator)));
        Items.add(change, opened);
        change.plain(
                StateKeys.recalls(modelCode),
                Families.RECALLS,
                recalls.with(new suhuan.chaincode.domain.hold.Recall(
                        opened.id(),
                        opened.openedBy(),
                        model.makerPartyId(),
                        command.getProducedFromYyyymmdd(),
                        command.getProducedToYyyymmdd(),
                        command.getFirstCode(),
                        command.getLastCode())));
        return Decision.accepted(change.created(opened.id()));
    }

    private static void checkCode(String field, String code, String modelCode, FieldChecks fields) {
        if (code.isEmpty()) {
            return;
        }
        fields.existingId(field, code);
        if (!BatteryModel.codeOf(code).equals(modelCode)) {
            fields.malformed(field, code, "a code of the model");
        }
    }
}
