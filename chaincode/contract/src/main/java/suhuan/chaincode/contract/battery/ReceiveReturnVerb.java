package suhuan.chaincode.contract.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.battery.Children;
import suhuan.chaincode.domain.battery.Finding;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedBattery;
import suhuan.ledger.v1.ReturnedItem;

/** Takes batteries back at a recycling network point. */
public final class ReceiveReturnVerb implements Verb<ReceiveReturn> {
    private static final int MOST_BATTERIES = 200;
    private static final int LONGEST_SCAN = 64;
    private static final int CHANNELS = ReturnChannel.RETURN_CHANNEL_PRIVATE_VALUE + 1;
    private static final int SAFETY_CLASSES = SafetyClass.SAFETY_CLASS_C_VALUE + 1;
    private static final List<Role> COLLECTORS = List.of(Role.COLLECTOR);
    private static final List<Act> COLLECT = List.of(Act.COLLECT);

    @Override
    public void shape(ReceiveReturn command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.stated("channel", command.getChannelValue(), CHANNELS);
        fields.count("batteries", command.getBatteriesCount(), MOST_BATTERIES);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < Math.min(command.getBatteriesCount(), MOST_BATTERIES); i++) {
            ReturnedBattery scan = command.getBatteries(i);
            checkScan("batteries[" + i + "].", scan, fields);
            if (!scan.getScannedCode().isBlank()) {
                codes.add(ReturnedGoods.code(scan));
            }
        }
        fields.distinct("batteries", codes);
    }

    @Override
    public void plan(ReceiveReturn command, PlannedKeys keys) {
        for (ReturnedBattery scan : command.getBatteriesList()) {
            String code = ReturnedGoods.code(scan);
            if (!code.isEmpty()) {
                keys.write(StateKeys.battery(code)).write(StateKeys.claim(code));
            }
        }
    }

    @Override
    public void planMore(ReceiveReturn command, WorkingState state, PlannedKeys keys) {
        for (ReturnedBattery scan : command.getBatteriesList()) {
            String code = ReturnedGoods.code(scan);
            if (code.isEmpty()) {
                continue;
            }
            Battery battery = state.find(Families.BATTERY, StateKeys.battery(code));
            String candidateId = state.find(Families.CLAIM, StateKeys.claim(code));
            if (battery != null && battery.installed()) {
                keys.write(StateKeys.vehicle(battery.vin()));
            }
            if (candidateId != null) {
                keys.read(StateKeys.battery(candidateId));
            }
        }
    }

    @Override
    public Decision<Change> apply(ReceiveReturn command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(COLLECTORS, checks);
        acting.party().mustBeLicensed(Material.POWER_BATTERY, COLLECT, acting.siteId(), acting.day(), checks);
        acting.siteNeeded().mustBeNetworkPoint(checks);
        List<ReturnedGoods> all = new ArrayList<>();
        for (ReturnedBattery scan : command.getBatteriesList()) {
            ReturnedGoods goods = ReturnedGoods.find(scan, state);
            if (goods.known() != null) {
                BatteryRules.mayBeReturned(goods.known(), acting.nowMs(), checks);
            }
            all.add(goods);
        }
        return checks.clean() ? Decision.accepted(change(command, all, acting, state)) : checks.refused();
    }

    private static void checkScan(String path, ReturnedBattery scan, FieldChecks fields) {
        fields.scannedText(path + "scanned_code", scan.getScannedCode(), LONGEST_SCAN);
        if (!scan.getVin().isEmpty()) {
            fields.vin(path + "vin", scan.getVin(), false);
        }
        fields.range(path + "mass_mg", scan.getMassMg(), 1, Mass.MAX_BATTERY_MG);
        fields.stated(path + "safety_class", scan.getSafetyClassValue(), SAFETY_CLASSES);
        fields.optionalSha256(path + "evidence_sha256", scan.getEvidenceSha256());
    }

    private static Change change(ReceiveReturn command, List<ReturnedGoods> all, Acting acting, WorkingState state) {
        ReturnReceived.Builder fact = ReturnReceived.newBuilder()
                .setChannelValue(command.getChannelValue())
                .setCustody(Results.of(acting.custody()));
        List<Battery> after = new ArrayList<>();
        for (ReturnedGoods goods : all) {
            Battery battery = after(goods, after.size(), acting);
            after.add(battery);
            fact.addBatteries(told(goods, battery));
        }
        Change change = Change.told(Fact.newBuilder().setReturnReceived(fact));
        for (int n = 0; n < after.size(); n++) {
            Items.add(change, after.get(n));
            ReturnedGoods goods = all.get(n);
            if (goods.known() == null) {
                change.created(after.get(n).id());
                if (!goods.code().isEmpty()) {
                    change.plain(
                            StateKeys.claim(goods.code()),
                            Families.CLAIM,
                            after.get(n).id());
                }
            }
        }
        release(all, state, change);
        return change;
    }

    private static Battery after(ReturnedGoods goods, int n, Acting acting) {
        Battery known = goods.known();
        if (known != null) {
            return known.takenBackBy(acting.custody(), goods.vin());
        }
        String id = Battery.candidateId(acting.envelopeId(), acting.commandIndex(), n);
        Battery.Origin origin =
                new Battery.Origin(id, acting.partyId(), goods.scan().getMassMg(), Children.NONE);
        return Battery.cameBack(origin, acting.custody(), goods.vin());
    }

    private static ReturnedItem told(ReturnedGoods goods, Battery after) {
        @Nullable Battery known = goods.known();
        ReturnedBattery scan = goods.scan();
        ReturnedItem.Builder item = ReturnedItem.newBuilder()
                .setBatteryId(after.id())
                .setScannedCode(scan.getScannedCode())
                .setCandidateCreated(known == null)
                .setVin(goods.vin())
                .setMassMg(scan.getMassMg())
                .setSafetyClassValue(scan.getSafetyClassValue())
                .setFromPartyId(known == null ? "" : known.custody().partyId())
                .setEvidenceSha256(scan.getEvidenceSha256())
                .setDispositionValue(after.disposition().number())
                .setStatusValue(after.status().number());
        for (Finding finding : goods.findings()) {
            item.addFindingsValue(finding.number());
        }
        return item.build();
    }

    /** Several batteries may come out of one vehicle, and a key is written once. */
    private static void release(List<ReturnedGoods> all, WorkingState state, Change change) {
        SortedMap<String, Vehicle> vehicles = new TreeMap<>();
        for (ReturnedGoods goods : all) {
            Battery known = goods.known();
            if (known != null && known.installed()) {
                Vehicle vehicle = vehicles.getOrDefault(known.vin(), Goods.vehicle(known.vin(), state));
                vehicles.put(known.vin(), vehicle.without(known.id()));
            }
        }
        for (Vehicle vehicle : vehicles.values()) {
            Items.add(change, vehicle);
        }
    }
}
