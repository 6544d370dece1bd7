package suhuan.chaincode.contract.battery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Models;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.battery.ChildCodes;
import suhuan.chaincode.domain.battery.Children;
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.common.Bytes;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.BatteryRegistered;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RegisterBattery;

/** Registers a battery by its code, or goods without one as a candidate. */
public final class RegisterBatteryVerb implements Verb<RegisterBattery> {
    private static final int LONGEST_LABEL = 100;
    private static final long MOST_CAPACITY_MAH = 1_000_000_000L;
    private static final long MOST_VOLTAGE_MV = 10_000_000L;
    private static final List<Role> MAKERS = List.of(Role.BATTERY_MAKER);

    @Override
    public void shape(RegisterBattery command, EnvelopePayload envelope, FieldChecks fields) {
        if (command.getBatteryCode().isEmpty()) {
            if (command.getLegacyLabel().isEmpty()) {
                fields.present("battery_code", false);
            }
            fields.optionalText("legacy_label", command.getLegacyLabel(), LONGEST_LABEL);
        } else {
            checkCode(command.getBatteryCode(), fields.checks());
            if (!command.getLegacyLabel().isEmpty()) {
                fields.malformed("legacy_label", command.getLegacyLabel(), "empty where there is a battery_code");
            }
        }
        fields.range("mass_mg", command.getMassMg(), 1, Mass.MAX_BATTERY_MG);
        fields.range("capacity_mah", command.getCapacityMah(), 1, MOST_CAPACITY_MAH);
        fields.range("voltage_mv", command.getVoltageMv(), 1, MOST_VOLTAGE_MV);
        RecoveredMaterial.shape(command, fields);
        fields.atMost("child_codes", command.getChildCodesCount(), Children.MOST);
        if (command.getChildCodesCount() != 0) {
            fields.present("children", command.hasChildren());
        }
        if (fields.checks().clean()) {
            ChildCodes.check(command.getChildCodesList(), fields.checks());
        }
    }

    @Override
    public void plan(RegisterBattery command, PlannedKeys keys) {
        String code = command.getBatteryCode();
        if (!code.isEmpty()) {
            String model = code.substring(0, BatteryCode.MODEL_LENGTH);
            keys.write(StateKeys.battery(code)).read(StateKeys.model(model)).read(StateKeys.claim(code));
            RecoveredMaterial.plan(command, model, keys);
        }
    }

    @Override
    public void planMore(RegisterBattery command, WorkingState state, PlannedKeys keys) {
        String code = command.getBatteryCode();
        if (!code.isEmpty()) {
            String candidateId = state.find(Families.CLAIM, StateKeys.claim(code));
            if (candidateId != null) {
                keys.write(StateKeys.battery(candidateId));
            }
        }
    }

    @Override
    public Decision<Change> apply(RegisterBattery command, Acting acting, WorkingState state) {
        return command.getBatteryCode().isEmpty() ? applyUncoded(command, acting) : applyCoded(command, acting, state);
    }

    private static void checkCode(String code, Checks checks) {
        BatteryRules.mustBeCode(
                code, BatteryCode.LENGTH, "a battery of a first life has a code of 24 characters", checks);
    }

    private static Decision<Change> applyUncoded(RegisterBattery command, Acting acting) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(Party.BATTERY_CHAIN, checks);
        String id = Battery.candidateId(acting.envelopeId(), acting.commandIndex(), 0);
        // What the goods are is not known; a pack may hold modules and cells.
        checkChildren(command, id, 'P', checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Battery candidate = Battery.made(origin(command, id, acting), acting.custody());
        Change change = Change.told(Fact.newBuilder()
                .setBatteryRegistered(fact(command, candidate).setLegacyLabel(command.getLegacyLabel())));
        Items.add(change, candidate);
        return Decision.accepted(change.created(id));
    }

    private static Decision<Change> applyCoded(RegisterBattery command, Acting acting, WorkingState state) {
        String code = command.getBatteryCode();
        BatteryCode.Valid parts = (BatteryCode.Valid) BatteryCode.parse(code);
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(MAKERS, checks);
        checkModel(parts, acting, state, checks);
        checks.require(
                state.find(Families.BATTERY, StateKeys.battery(code)) == null,
                Reason.BATTERY_ALREADY_REGISTERED,
                "battery_id",
                code);
        if (checks.clean()) {
            checkChildren(command, code, parts.productType(), checks);
        }
        Battery.Origin origin = origin(command, code, acting);
        RecoveredMaterial recovered = RecoveredMaterial.take(command, origin, parts.modelCode(), acting, state, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        Battery battery = Battery.made(origin, acting.custody());
        Battery candidate = openCandidate(code, state);
        Change change;
        if (candidate == null) {
            change = change(command, parts, battery, null, recovered);
        } else if (candidate.openReservation(acting.nowMs()) == null) {
            change = change(command, parts, battery.matchedWith(candidate), candidate.mergedInto(code), recovered);
        } else {
            change = change(command, parts, battery.awaiting(candidate.id()), candidate.awaitedBy(code), recovered);
        }
        return Decision.accepted(change);
    }

    private static void checkModel(BatteryCode.Valid parts, Acting acting, WorkingState state, Checks checks) {
        BatteryModel model = Models.filed(parts.modelCode(), parts.code(), state, checks);
        if (model != null) {
            model.mustBeMadeBy(acting.partyId(), checks);
        }
    }

    /** The candidate that claims a code and was not matched to another, or null. */
    private static @Nullable Battery openCandidate(String code, WorkingState state) {
        String candidateId = state.find(Families.CLAIM, StateKeys.claim(code));
        if (candidateId == null) {
            return null;
        }
        Battery candidate = state.need(Families.BATTERY, StateKeys.battery(candidateId));
        return candidate.disposition() == Disposition.MATCHED ? null : candidate;
    }

    private static void checkChildren(RegisterBattery command, String id, char type, Checks checks) {
        if (!command.hasChildren()) {
            return;
        }
        ChildCodes codes = ChildCodes.ofChecked(command.getChildCodesList());
        codes.mustFitInside(id, type, checks);
        checks.require(
                codes.count() == command.getChildren().getCount()
                        && codes.count() != 0
                        && codes.hasDigest(command.getChildren().getSha256().toByteArray()),
                Reason.CHILDREN_COMMITMENT_DIFFERS,
                "battery_id",
                id,
                "count",
                codes.count());
    }

    private static Battery.Origin origin(RegisterBattery command, String id, Acting acting) {
        Children children = command.hasChildren()
                ? new Children(
                        command.getChildren().getCount(),
                        Bytes.of(command.getChildren().getSha256().toByteArray()))
                : Children.NONE;
        return new Battery.Origin(id, acting.partyId(), command.getMassMg(), children);
    }

    private static Change change(
            RegisterBattery command,
            BatteryCode.Valid parts,
            Battery battery,
            @Nullable Battery candidate,
            RecoveredMaterial recovered) {
        BatteryRegistered.Builder fact = fact(command, battery)
                .setModelCode(parts.modelCode())
                .setProducedOnYyyymmdd(parts.producedOnYyyymmdd());
        if (candidate != null) {
            fact.setCandidateId(candidate.id());
        }
        recovered.tell(fact);
        Change change = Change.told(Fact.newBuilder().setBatteryRegistered(fact));
        Items.add(change, battery);
        if (candidate != null) {
            Items.add(change, candidate);
        }
        recovered.addTo(change);
        return change;
    }

    private static BatteryRegistered.Builder fact(RegisterBattery command, Battery battery) {
        BatteryRegistered.Builder fact = BatteryRegistered.newBuilder()
                .setBatteryId(battery.id())
                .setMakerPartyId(battery.origin().makerPartyId())
                .setMassMg(command.getMassMg())
                .setCapacityMah(command.getCapacityMah())
                .setVoltageMv(command.getVoltageMv())
                .setCustody(Results.of(battery.custody()))
                .setDispositionValue(battery.disposition().number())
                .setStatusValue(battery.status().number());
        if (command.hasChildren()) {
            fact.setChildren(command.getChildren());
        }
        return fact;
    }
}
