package suhuan.chaincode.contract.lot;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WaitingRuns;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.LotSplit;
import suhuan.ledger.v1.SplitLot;

/** Divides a lot into parts that add up to it exactly. */
public final class SplitLotVerb implements Verb<SplitLot> {
    private static final int FEWEST_PARTS = 2;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_GRADE = 40;

    @Override
    public void shape(SplitLot command, EnvelopePayload envelope, FieldChecks fields) {
        fields.existingId("lot_id", command.getLotId());
        fields.count("parts", command.getPartsCount(), MOST_PARTS);
        if (command.getPartsCount() != 0 && command.getPartsCount() < FEWEST_PARTS) {
            fields.range("parts", command.getPartsCount(), FEWEST_PARTS, MOST_PARTS);
        }
        List<String> ids = new ArrayList<>();
        ids.add(command.getLotId());
        for (int i = 0; i < Math.min(command.getPartsCount(), MOST_PARTS); i++) {
            LotPart part = command.getParts(i);
            String path = "parts[" + i + "].";
            fields.newId(path + "lot_id", part.getLotId(), Lots.LONGEST_ID);
            fields.range(path + "mass_mg", part.getMassMg(), 1, Mass.MAX_MG);
            fields.optionalText(path + "grade", part.getGrade(), LONGEST_GRADE);
            ids.add(part.getLotId());
        }
        fields.distinct("parts", ids);
    }

    @Override
    public void plan(SplitLot command, PlannedKeys keys) {
        keys.write(StateKeys.lot(command.getLotId()));
        for (LotPart part : command.getPartsList()) {
            keys.write(StateKeys.lot(part.getLotId()));
        }
    }

    @Override
    public void planMore(SplitLot command, WorkingState state, PlannedKeys keys) {
        WaitingRuns.read(command.getLotId(), state, keys);
    }

    @Override
    public Decision<Change> apply(SplitLot command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Lot whole = Lots.lot(command.getLotId(), state, checks);
        for (LotPart part : command.getPartsList()) {
            Lots.mustBeNew(part.getLotId(), state, checks);
            if (whole != null) {
                Lots.mustBeInForce(whole.material(), part.getGrade(), acting.day(), checks);
            }
        }
        if (whole != null) {
            LotRules.mayBeUsedUp(whole, acting.partyId(), acting.nowMs(), checks);
            LotRules.mustBalance(
                    whole,
                    command.getPartsList().stream().map(LotPart::getMassMg).toList(),
                    checks);
        }
        if (!checks.clean() || whole == null) {
            return checks.refused();
        }
        LotSplit.Builder fact = LotSplit.newBuilder().setLotId(whole.id()).setMassMg(whole.massMg());
        List<Lot> parts = new ArrayList<>();
        for (LotPart part : command.getPartsList()) {
            Lot lot = whole.part(part.getLotId(), part.getMassMg(), part.getGrade(), whole.custody());
            parts.add(lot);
            fact.addParts(Results.of(lot));
        }
        Change change = Change.told(Fact.newBuilder().setLotSplit(fact));
        Items.add(change, whole.usedUp());
        for (Lot part : parts) {
            Items.add(change, part);
            change.created(part.id());
        }
        return Decision.accepted(change);
    }
}
