package suhuan.chaincode.contract.vehicle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.vehicle.VehicleCase;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RecordReplacement;
import suhuan.ledger.v1.ReplacementRecorded;

/** Records that a battery of a vehicle was replaced, with the voucher of its recovery. */
public final class RecordReplacementVerb implements Verb<RecordReplacement> {
    private static final int LONGEST_VOUCHER = 40;
    private static final List<Role> REPAIRERS = List.of(Role.VEHICLE_MAKER, Role.REPAIRER);

    @Override
    public void shape(RecordReplacement command, EnvelopePayload envelope, FieldChecks fields) {
        fields.vin("vin", command.getVin(), false);
        fields.existingId("old_battery_id", command.getOldBatteryId());
        if (!command.getNewBatteryId().isEmpty()) {
            fields.existingId("new_battery_id", command.getNewBatteryId());
            if (command.getNewBatteryId().equals(command.getOldBatteryId())) {
                fields.malformed("new_battery_id", command.getNewBatteryId(), "another than old_battery_id");
            }
        }
        fields.day("replaced_on_yyyymmdd", command.getReplacedOnYyyymmdd());
        fields.existingId("voucher_party_id", command.getVoucherPartyId());
        fields.newId("voucher_no", command.getVoucherNo(), LONGEST_VOUCHER);
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(RecordReplacement command, PlannedKeys keys) {
        keys.write(StateKeys.vehicleFile(command.getVin()))
                .write(voucherKey(command))
                .read(StateKeys.party(command.getVoucherPartyId()))
                .read(StateKeys.battery(command.getOldBatteryId()));
        if (!command.getNewBatteryId().isEmpty()) {
            keys.read(StateKeys.battery(command.getNewBatteryId()));
        }
    }

    @Override
    public void planMore(RecordReplacement command, WorkingState state, PlannedKeys keys) {
        String caseId = VehicleFiles.file(command.getVin(), state).openCaseId();
        if (!caseId.isEmpty()) {
            keys.write(StateKeys.vehicleCase(caseId));
        }
    }

    @Override
    public Decision<Change> apply(RecordReplacement command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(REPAIRERS, checks);
        checkDay(command, acting, checks);
        VehicleFile file = VehicleFiles.file(command.getVin(), state);
        checkFile(command, file, checks);
        checkVoucher(command, state, checks);
        checkNew(command, state, checks);
        if (!checks.clean()) {
            return checks.refused();
        }
        VehicleFile after =
                file.with(new VehicleFile.Replacement(command.getOldBatteryId(), command.getNewBatteryId()));
        boolean closes = !file.openCaseId().isEmpty() && after.openCaseId().isEmpty();
        Change change = Change.told(Fact.newBuilder()
                .setReplacementRecorded(ReplacementRecorded.newBuilder()
                        .setReplacement(command)
                        .setClosedCaseId(closes ? file.openCaseId() : "")));
        Items.add(change, after);
        if (closes) {
            Items.add(change, new VehicleCase(file.openCaseId(), file.vin(), true));
        }
        change.plain(voucherKey(command), Families.VOUCHER, file.vin());
        return Decision.accepted(change);
    }

    private static void checkDay(RecordReplacement command, Acting acting, Checks checks) {
        checks.require(
                command.getReplacedOnYyyymmdd() <= acting.day(),
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                "replaced_on_yyyymmdd",
                "value",
                command.getReplacedOnYyyymmdd(),
                "expected",
                "up to " + acting.day());
    }

    private static void checkFile(RecordReplacement command, VehicleFile file, Checks checks) {
        checks.require(
                !file.explains(command.getOldBatteryId()),
                Reason.REPLACEMENT_ALREADY_RECORDED,
                "battery_id",
                command.getOldBatteryId(),
                "vin",
                file.vin());
        int count = file.replacements().size();
        checks.require(
                count < VehicleFile.MOST_REPLACEMENTS,
                Reason.LIMIT_REACHED,
                "item_id",
                file.vin(),
                "count",
                count,
                "what",
                "replacements",
                "limit",
                VehicleFile.MOST_REPLACEMENTS);
    }

    /** A voucher counts once, and only for a battery that came back from the vehicle. */
    private static void checkVoucher(RecordReplacement command, WorkingState state, Checks checks) {
        checks.require(
                state.find(Families.PARTY, StateKeys.party(command.getVoucherPartyId())) != null,
                Reason.PARTY_NOT_FOUND,
                "party_id",
                command.getVoucherPartyId());
        @Nullable String usedFor = state.find(Families.VOUCHER, voucherKey(command));
        if (usedFor != null) {
            checks.refuse(
                    Reason.VOUCHER_ALREADY_USED,
                    "voucher_no",
                    command.getVoucherNo(),
                    "party_id",
                    command.getVoucherPartyId(),
                    "vin",
                    usedFor);
        }
        @Nullable Battery old = state.find(Families.BATTERY, StateKeys.battery(command.getOldBatteryId()));
        if (old == null) {
            checks.refuse(Reason.BATTERY_NOT_FOUND, "battery_id", command.getOldBatteryId());
            return;
        }
        checks.require(
                !old.installed() && old.cameBack() && old.lastVin().equals(command.getVin()),
                Reason.VOUCHER_NOT_BACKED,
                "battery_id",
                old.id(),
                "vin",
                command.getVin(),
                "voucher_no",
                command.getVoucherNo());
    }

    /** What was put in is not in another vehicle. The ledger need not know it. */
    private static void checkNew(RecordReplacement command, WorkingState state, Checks checks) {
        @Nullable
        Battery added = command.getNewBatteryId().isEmpty()
                ? null
                : state.find(Families.BATTERY, StateKeys.battery(command.getNewBatteryId()));
        checks.require(
                added == null || !added.installed() || added.vin().equals(command.getVin()),
                Reason.BATTERY_INSTALLED,
                "battery_id",
                command.getNewBatteryId(),
                "vin",
                added == null ? "" : added.vin());
    }

    private static String voucherKey(RecordReplacement command) {
        return StateKeys.voucher(command.getVoucherPartyId(), command.getVoucherNo());
    }
}
