package suhuan.chaincode.contract.secondlife;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.Children;
import suhuan.chaincode.domain.battery.ProductRules;
import suhuan.chaincode.domain.battery.SecondLifeRules;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.secondlife.ChildFate;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.DismantlingLoss;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.ExplainedChildren;
import suhuan.ledger.v1.PartLot;

/** Takes a battery apart. */
public final class DismantleVerb implements Verb<Dismantle> {
    private static final int MOST_LOTS = 50;
    private static final int MOST_LOSSES = 10;
    private static final int MOST_EXPLANATIONS = 10;
    private static final int LONGEST_LOT_ID = 60;
    private static final int LONGEST_GRADE = 40;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_REASON = 500;
    private static final int PARTS = BatteryPart.BATTERY_PART_OTHER_VALUE + 1;
    private static final int LOSSES = DismantlingLossKind.DISMANTLING_LOSS_KIND_WEIGHING_VALUE + 1;
    private static final List<Act> DISMANTLE = List.of(Act.DISMANTLE);

    @Override
    public void shape(Dismantle command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.existingId("battery_id", command.getBatteryId());
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
        checkParts(command, fields);
        checkExplained(command, fields);
        checkLots(command, fields);
        checkLosses(command, fields);
        List<String> named = Dismantling.namedCodes(command);
        fields.atMost("parts", named.size(), Children.MOST);
        if (named.size() <= Children.MOST) {
            fields.distinct("parts", named);
        }
    }

    @Override
    public void plan(Dismantle command, PlannedKeys keys) {
        keys.write(StateKeys.battery(command.getBatteryId()));
        for (DismantledPart part : command.getPartsList()) {
            if (!part.getBatteryCode().isEmpty()) {
                keys.write(StateKeys.battery(part.getBatteryCode())).read(StateKeys.claim(part.getBatteryCode()));
            }
        }
        for (PartLot lot : command.getLotsList()) {
            keys.write(StateKeys.lot(lot.getLotId()));
        }
    }

    /** What went into a product has keys of its own, and so something to say when it does not come out. */
    @Override
    public void planMore(Dismantle command, WorkingState state, PlannedKeys keys) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(command.getBatteryId()));
        if (battery != null && ProductRules.isProduct(battery)) {
            for (ExplainedChildren explained : command.getExplainedList()) {
                for (String code : explained.getBatteryCodesList()) {
                    keys.write(StateKeys.battery(code));
                }
            }
        }
    }

    @Override
    public Decision<Change> apply(Dismantle command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustBeLicensed(Material.POWER_BATTERY, DISMANTLE, acting.siteId(), acting.day(), checks);
        acting.siteNeeded().mustBeWorkshop(checks);
        @Nullable Battery battery = Units.find(command.getBatteryId(), state, checks);
        if (battery == null) {
            return checks.refused();
        }
        SecondLifeRules.mayBeWorkedOn(battery, acting.custody(), acting.nowMs(), checks);
        Dismantling dismantling = new Dismantling(command, battery, acting, state);
        dismantling.check(checks);
        return checks.clean() ? Decision.accepted(dismantling.change()) : checks.refused();
    }

    private static void checkParts(Dismantle command, FieldChecks fields) {
        fields.atMost("parts", command.getPartsCount(), Children.MOST);
        for (int i = 0; i < Math.min(command.getPartsCount(), Children.MOST); i++) {
            checkPart("parts[" + i + "].", command.getParts(i), fields);
        }
    }

    private static void checkPart(String path, DismantledPart part, FieldChecks fields) {
        if (part.getBatteryCode().isEmpty()) {
            fields.text(path + "legacy_label", part.getLegacyLabel(), LONGEST_LABEL);
            if (part.getCellCodesCount() != 0) {
                fields.malformed(path + "cell_codes", part.getCellCodes(0), "none in a part without a code");
            }
        } else {
            fields.existingId(path + "battery_code", part.getBatteryCode());
            if (!part.getLegacyLabel().isEmpty()) {
                fields.malformed(path + "legacy_label", part.getLegacyLabel(), "empty where there is a battery_code");
            }
        }
        fields.range(path + "mass_mg", part.getMassMg(), 1, Mass.MAX_BATTERY_MG);
        checkFate(path + "fate", part.getFateValue(), ChildFate.PRESENT, ChildFate.DAMAGED, fields);
        fields.atMost(path + "cell_codes", part.getCellCodesCount(), Children.MOST);
        for (int i = 0; i < Math.min(part.getCellCodesCount(), Children.MOST); i++) {
            if (!BatteryCode.isChildForm(part.getCellCodes(i))) {
                fields.malformed(
                        path + "cell_codes[" + i + "]", part.getCellCodes(i), "a code of a cell, 24 characters");
            }
        }
    }

    private static void checkFate(String field, int number, ChildFate either, ChildFate or, FieldChecks fields) {
        if (fields.present(field, number != 0) && number != either.number() && number != or.number()) {
            fields.malformed(field, String.valueOf(number), either + " or " + or);
        }
    }

    private static void checkExplained(Dismantle command, FieldChecks fields) {
        fields.atMost("explained", command.getExplainedCount(), MOST_EXPLANATIONS);
        for (int i = 0; i < Math.min(command.getExplainedCount(), MOST_EXPLANATIONS); i++) {
            ExplainedChildren explained = command.getExplained(i);
            String path = "explained[" + i + "].";
            checkFate(path + "fate", explained.getFateValue(), ChildFate.MISSING, ChildFate.DESTROYED, fields);
            fields.text(path + "reason", explained.getReason(), LONGEST_REASON);
            fields.count(path + "battery_codes", explained.getBatteryCodesCount(), Children.MOST);
            for (int n = 0; n < Math.min(explained.getBatteryCodesCount(), Children.MOST); n++) {
                fields.existingId(path + "battery_codes[" + n + "]", explained.getBatteryCodes(n));
            }
        }
    }

    private static void checkLots(Dismantle command, FieldChecks fields) {
        fields.atMost("lots", command.getLotsCount(), MOST_LOTS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getLotsCount(), MOST_LOTS); i++) {
            PartLot lot = command.getLots(i);
            String path = "lots[" + i + "].";
            fields.stated(path + "part", lot.getPartValue(), PARTS);
            fields.newId(path + "lot_id", lot.getLotId(), LONGEST_LOT_ID);
            fields.stated(path + "material", lot.getMaterialValue(), Material.values().length);
            fields.optionalText(path + "grade", lot.getGrade(), LONGEST_GRADE);
            fields.range(path + "mass_mg", lot.getMassMg(), 1, Mass.MAX_BATTERY_MG);
            ids.add(lot.getLotId());
        }
        fields.distinct("lots", ids);
    }

    private static void checkLosses(Dismantle command, FieldChecks fields) {
        fields.atMost("losses", command.getLossesCount(), MOST_LOSSES);
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getLossesCount(), MOST_LOSSES); i++) {
            DismantlingLoss loss = command.getLosses(i);
            fields.stated("losses[" + i + "].kind", loss.getKindValue(), LOSSES);
            fields.range("losses[" + i + "].mass_mg", loss.getMassMg(), 1, Mass.MAX_BATTERY_MG);
            kinds.add(loss.getKind().name());
        }
        fields.distinct("losses", kinds);
    }
}
