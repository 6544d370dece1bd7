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
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotsMerged;
import suhuan.ledger.v1.MergeLots;

/** Puts lots of one material, grade and place together. */
public final class MergeLotsVerb implements Verb<MergeLots> {
    private static final int FEWEST_LOTS = 2;
    private static final int MOST_LOTS = 100;

    @Override
    public void shape(MergeLots command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("merged_lot_id", command.getMergedLotId(), Lots.LONGEST_ID);
        fields.count("lot_ids", command.getLotIdsCount(), MOST_LOTS);
        if (command.getLotIdsCount() != 0 && command.getLotIdsCount() < FEWEST_LOTS) {
            fields.range("lot_ids", command.getLotIdsCount(), FEWEST_LOTS, MOST_LOTS);
        }
        List<String> ids = new ArrayList<>();
        ids.add(command.getMergedLotId());
        for (int i = 0; i < Math.min(command.getLotIdsCount(), MOST_LOTS); i++) {
            fields.existingId("lot_ids[" + i + "]", command.getLotIds(i));
            ids.add(command.getLotIds(i));
        }
        fields.distinct("lot_ids", ids);
    }

    @Override
    public void plan(MergeLots command, PlannedKeys keys) {
        keys.write(StateKeys.lot(command.getMergedLotId()));
        for (String id : command.getLotIdsList()) {
            keys.write(StateKeys.lot(id));
        }
    }

    @Override
    public void planMore(MergeLots command, WorkingState state, PlannedKeys keys) {
        for (String id : command.getLotIdsList()) {
            WaitingRuns.read(id, state, keys);
        }
    }

    @Override
    public Decision<Change> apply(MergeLots command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        List<Lot> sources = new ArrayList<>();
        for (String id : command.getLotIdsList()) {
            Lot lot = Lots.lot(id, state, checks);
            if (lot != null) {
                sources.add(lot);
                LotRules.mayBeUsedUp(lot, acting.partyId(), acting.nowMs(), checks);
                LotRules.mustGoWith(sources.get(0), lot, checks);
            }
        }
        Lots.mustBeNew(command.getMergedLotId(), state, checks);
        long sumMg = sumMg(sources, checks);
        return checks.clean() ? Decision.accepted(change(command.getMergedLotId(), sources, sumMg)) : checks.refused();
    }

    private static long sumMg(List<Lot> lots, Checks checks) {
        long sumMg = 0;
        for (Lot lot : lots) {
            sumMg = Mass.saturatedSum(sumMg, lot.massMg());
        }
        checks.require(
                sumMg <= Mass.MAX_MG,
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                "sum of lot_ids",
                "value",
                sumMg,
                "expected",
                "up to " + Mass.MAX_MG + " mg");
        return sumMg;
    }

    private static Change change(String mergedId, List<Lot> sources, long sumMg) {
        Lot first = sources.get(0);
        Lot merged = new Lot(
                mergedId,
                first.material(),
                first.grade(),
                sumMg,
                LotRules.mergedModel(sources),
                first.custody(),
                List.of(),
                Nature.merged(sources));
        LotsMerged.Builder fact = LotsMerged.newBuilder().setMerged(Results.of(merged));
        for (Lot lot : sources) {
            fact.addSources(LotMass.newBuilder().setLotId(lot.id()).setMassMg(lot.massMg()));
        }
        Change change = Change.told(Fact.newBuilder().setLotsMerged(fact));
        for (Lot lot : sources) {
            Items.add(change, lot.usedUp());
        }
        Items.add(change, merged);
        return change.created(merged.id());
    }
}
