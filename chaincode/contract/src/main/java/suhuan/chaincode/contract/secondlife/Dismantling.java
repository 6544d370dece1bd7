package suhuan.chaincode.contract.secondlife;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.ChildCodes;
import suhuan.chaincode.domain.battery.Children;
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.battery.ProductRules;
import suhuan.chaincode.domain.code.UnitType;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.Grades;
import suhuan.chaincode.domain.secondlife.ChildFate;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledChild;
import suhuan.ledger.v1.DismantledLot;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.DismantlingLoss;
import suhuan.ledger.v1.ExplainedChildren;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.PartLot;

/** One battery being taken apart: whether all is accounted for, and what becomes of it. Linear in what is named. */
final class Dismantling {
    private final Dismantle command;
    private final Battery battery;
    private final Acting acting;
    private final WorkingState state;

    Dismantling(Dismantle command, Battery battery, Acting acting, WorkingState state) {
        this.command = command;
        this.battery = battery;
        this.acting = acting;
        this.state = state;
    }

    /** Every code the command names as inside the battery. */
    static List<String> namedCodes(Dismantle command) {
        List<String> codes = new ArrayList<>();
        for (DismantledPart part : command.getPartsList()) {
            if (!part.getBatteryCode().isEmpty()) {
                codes.add(part.getBatteryCode());
            }
            codes.addAll(part.getCellCodesList());
        }
        for (ExplainedChildren explained : command.getExplainedList()) {
            codes.addAll(explained.getBatteryCodesList());
        }
        return codes;
    }

    /** Refuses what does not add up. */
    void check(Checks checks) {
        mustNameTheChildren(checks);
        for (DismantledPart part : command.getPartsList()) {
            checkPart(part, checks);
        }
        for (PartLot lot : command.getLotsList()) {
            checkLot(lot, checks);
        }
        mustBalance(checks);
    }

    private void mustNameTheChildren(Checks checks) {
        Children expected = battery.origin().children();
        ChildCodes named = ChildCodes.ofChecked(namedCodes(command));
        boolean uncoded = command.getPartsList().stream()
                .anyMatch(part -> part.getBatteryCode().isEmpty());
        checks.require(
                named.are(expected) && (expected.count() == 0 || !uncoded),
                Reason.CHILDREN_NOT_ACCOUNTED,
                "count",
                named.count() + (uncoded ? 1 : 0),
                "battery_id",
                battery.id(),
                "expected",
                expected.count());
    }

    private void checkPart(DismantledPart part, Checks checks) {
        String code = part.getBatteryCode();
        if (code.isEmpty()) {
            return;
        }
        if (part.getCellCodesCount() != 0) {
            ChildCodes.ofChecked(part.getCellCodesList()).mustFitInside(code, UnitType.of(code), checks);
        }
        @Nullable Battery known = known(part);
        checks.require(
                known == null || known.secondLife().links().productId().equals(battery.id()),
                Reason.BATTERY_ALREADY_REGISTERED,
                "battery_id",
                code);
    }

    private void checkLot(PartLot lot, Checks checks) {
        Material material = Material.of(lot.getMaterialValue());
        checks.require(
                Grades.inForce(material.number(), lot.getGrade(), acting.day()),
                Reason.GRADE_UNKNOWN,
                "grade",
                lot.getGrade(),
                "material",
                material.name(),
                "day",
                acting.day());
        checks.require(
                state.find(Families.LOT, StateKeys.lot(lot.getLotId())) == null,
                Reason.LOT_ALREADY_EXISTS,
                "lot_id",
                lot.getLotId());
    }

    private void mustBalance(Checks checks) {
        long sumMg = lossMg();
        for (DismantledPart part : command.getPartsList()) {
            sumMg = Mass.saturatedSum(sumMg, part.getMassMg());
        }
        for (PartLot lot : command.getLotsList()) {
            sumMg = Mass.saturatedSum(sumMg, lot.getMassMg());
        }
        checks.require(
                sumMg == battery.origin().massMg(),
                Reason.PARTS_NOT_BALANCED,
                "battery_id",
                battery.id(),
                "sum_mg",
                sumMg,
                "expected_mg",
                battery.origin().massMg());
    }

    private long lossMg() {
        long lossMg = 0;
        for (DismantlingLoss loss : command.getLossesList()) {
            lossMg = Mass.saturatedSum(lossMg, loss.getMassMg());
        }
        return lossMg;
    }

    /** What it comes to, once nothing speaks against it. */
    Change change() {
        Battery apart = battery.takenApart();
        BatteryDismantled.Builder fact = BatteryDismantled.newBuilder()
                .setBatteryId(battery.id())
                .setMassMg(battery.origin().massMg())
                .addAllExplained(command.getExplainedList())
                .addAllLosses(command.getLossesList())
                .setLossMg(lossMg())
                .setCustody(Results.of(acting.custody()))
                .setDispositionValue(apart.disposition().number())
                .setResponsiblePartyId(battery.responsiblePartyId())
                .setEvidenceSha256(command.getEvidenceSha256());
        Fact.Builder told = Fact.newBuilder();
        Change change = Change.told(told);
        Items.add(change, apart);
        for (int n = 0; n < command.getPartsCount(); n++) {
            addPart(command.getParts(n), n, fact, change);
        }
        for (ExplainedChildren explained : command.getExplainedList()) {
            addExplained(explained, change);
        }
        for (PartLot lot : command.getLotsList()) {
            addLot(lot, fact, change);
        }
        told.setBatteryDismantled(fact);
        return change;
    }

    private void addPart(DismantledPart part, int n, BatteryDismantled.Builder fact, Change change) {
        boolean damaged = part.getFateValue() == ChildFate.DAMAGED.number();
        @Nullable Battery known = part.getBatteryCode().isEmpty() ? null : known(part);
        Battery child = known == null
                ? battery.cameOut(origin(part, n), acting.custody(), damaged)
                : known.takenOutOf(battery, acting.custody(), part.getMassMg(), damaged);
        Items.add(change, child);
        if (known == null) {
            change.created(child.id());
        }
        DismantledChild.Builder told = DismantledChild.newBuilder()
                .setBatteryId(child.id())
                .setLegacyLabel(part.getLegacyLabel())
                .setMassMg(part.getMassMg())
                .setFateValue(part.getFateValue())
                .setMakerPartyId(child.origin().makerPartyId())
                .setKnownBefore(known != null)
                .setCandidateId(candidate(part))
                .setDispositionValue(child.disposition().number())
                .setStatusValue(child.status().number());
        if (child.origin().children().count() != 0) {
            told.setChildren(told(child.origin().children()));
        }
        fact.addChildren(told);
    }

    private Battery.Origin origin(DismantledPart part, int n) {
        String id = part.getBatteryCode().isEmpty()
                ? Battery.candidateId(acting.envelopeId(), acting.commandIndex(), n)
                : part.getBatteryCode();
        return new Battery.Origin(
                id,
                battery.origin().makerPartyId(),
                part.getMassMg(),
                ChildCodes.ofChecked(part.getCellCodesList()).commitment());
    }

    private void addExplained(ExplainedChildren explained, Change change) {
        if (!ProductRules.isProduct(battery)) {
            return;
        }
        Disposition fate =
                explained.getFateValue() == ChildFate.DESTROYED.number() ? Disposition.DESTROYED : Disposition.MISSING;
        for (String code : explained.getBatteryCodesList()) {
            Battery inside = state.need(Families.BATTERY, StateKeys.battery(code));
            Items.add(change, inside.notComeOutOf(battery, fate));
        }
    }

    private void addLot(PartLot part, BatteryDismantled.Builder fact, Change change) {
        Lot lot = new Lot(
                part.getLotId(),
                Material.of(part.getMaterialValue()),
                part.getGrade(),
                part.getMassMg(),
                CustodyModel.IDENTITY_PRESERVED,
                acting.custody(),
                List.of(),
                Nature.PLAIN);
        Items.add(change, lot);
        change.created(lot.id());
        fact.addLots(
                DismantledLot.newBuilder().setPartValue(part.getPartValue()).setLot(Results.of(lot)));
    }

    private @Nullable Battery known(DismantledPart part) {
        return state.find(Families.BATTERY, StateKeys.battery(part.getBatteryCode()));
    }

    private String candidate(DismantledPart part) {
        if (part.getBatteryCode().isEmpty()) {
            return "";
        }
        @Nullable String claimant = state.find(Families.CLAIM, StateKeys.claim(part.getBatteryCode()));
        return claimant == null ? "" : claimant;
    }

    /** A commitment as facts tell it. */
    static ChildrenCommitment told(Children children) {
        return ChildrenCommitment.newBuilder()
                .setCount(children.count())
                .setSha256(ByteString.copyFrom(children.sha256().toArray()))
                .build();
    }
}
