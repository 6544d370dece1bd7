package suhuan.chaincode.contract.handover;

import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.handover.CounterWeighing;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.HandOverLine;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;

/** What accepting a hand-over comes to, once nothing speaks against it. */
final class Acceptance {
    private final HandOver handOver;
    private final SortedMap<Integer, CounterWeighing> accepted;
    private final Acting acting;
    private final WorkingState state;
    private final Fact.Builder told = Fact.newBuilder();
    private final HandOverAccepted.Builder fact;
    private final Change change = Change.told(told);
    private final SortedMap<String, Run> waiting = new TreeMap<>();

    Acceptance(HandOver handOver, SortedMap<Integer, CounterWeighing> accepted, Acting acting, WorkingState state) {
        this.handOver = handOver;
        this.accepted = accepted;
        this.acting = acting;
        this.state = state;
        this.fact = HandOverAccepted.newBuilder()
                .setHandOverId(handOver.id())
                .setConsignorPartyId(handOver.consignorPartyId())
                .setCustody(Results.of(acting.custody()))
                .setToleranceRuleValue(handOver.rule().number())
                .setActValue(handOver.act().number());
    }

    /** Moves what was accepted, frees what was not. */
    Change change() {
        Items.add(change, handOver.resolved(HandOver.Outcome.ACCEPTED));
        boolean complete = true;
        for (HandOverLine line : handOver.lines()) {
            CounterWeighing weighing = accepted.get(line.lineNo());
            complete &= weighing != null && weighing.whole();
            if (weighing == null) {
                giveBack(line);
            } else if (line.battery()) {
                acceptBattery(weighing);
            } else {
                acceptLot(weighing);
            }
        }
        for (Run run : waiting.values()) {
            Items.add(change, run);
        }
        told.setHandOverAccepted(fact.setComplete(complete));
        return change;
    }

    private void giveBack(HandOverLine line) {
        boolean kept = line.battery()
                ? OpenHandOver.freeBattery(handOver.id(), line, state, change) != null
                : OpenHandOver.freeLot(handOver.id(), line, acting.nowMs(), state, change) != null;
        mustBeKept(kept);
        fact.addReturnedLineNos(line.lineNo());
    }

    private void acceptBattery(CounterWeighing weighing) {
        Battery battery = state.need(Families.BATTERY, OpenHandOver.key(weighing.line()));
        mustBeKept(battery.reservation() != null
                && battery.reservation().handOverId().equals(handOver.id()));
        Battery moved = battery.acceptedBy(acting.custody());
        Items.add(change, moved);
        fact.addAccepted(result(weighing)
                .setBatteryId(moved.id())
                .setDispositionValue(moved.disposition().number()));
    }

    private void acceptLot(CounterWeighing weighing) {
        HandOverLine line = weighing.line();
        Lot source = state.need(Families.LOT, OpenHandOver.key(line));
        mustBeKept(source.reservedFor(handOver.id()));
        Lot left = source.freedFrom(handOver.id()).less(weighing.acceptedMg());
        Lot made = source.part(
                Lot.acceptedLotId(handOver.id(), line.lineNo()), weighing.weighedMg(), "", acting.custody());
        made = made.of(made.nature().thinned(weighing.acceptedMg(), weighing.weighedMg()));
        AcceptedResult.Builder told = result(weighing).setLotId(source.id()).setSourceRemainingMg(left.massMg());
        if (source.nature().openResidue()) {
            made = handOn(made, weighing, source.nature().residueOfRunId(), told);
        }
        Items.add(change, left);
        Items.add(change, made);
        change.created(made.id());
        fact.addAccepted(told.setNewLot(Results.of(made)));
    }

    /** A residue is taken care of, or only moved on, and the run that waits for it is told. */
    private Lot handOn(Lot made, CounterWeighing weighing, String runId, AcceptedResult.Builder told) {
        boolean forGood = RunRules.takesCareOf(handOver.act());
        Run before = waiting.get(runId);
        Run run = (before == null ? state.need(Families.RUN, StateKeys.run(runId)) : before)
                .residueChanged(forGood ? -weighing.acceptedMg() : weighing.differenceMg());
        waiting.put(runId, run);
        told.setResidueOfRunId(runId).setOpenResidueMg(run.openResidueMg()).setResidueHandedOn(forGood);
        return forGood ? made.of(made.nature().handedOn()) : made;
    }

    private AcceptedResult.Builder result(CounterWeighing weighing) {
        String batchId = acting.party().listing(weighing.line().material(), handOver.act(), acting.day());
        return AcceptedResult.newBuilder()
                .setLineNo(weighing.line().lineNo())
                .setAcceptedMg(weighing.acceptedMg())
                .setWeighedMg(weighing.weighedMg())
                .setDifferenceMg(weighing.differenceMg())
                .setToleranceMg(weighing.toleranceMg())
                .setListedWithBatchId(batchId == null ? "" : batchId);
    }

    /** An offer that neither expired nor was resolved keeps all its goods; anything else is a fault of ours. */
    private static void mustBeKept(boolean kept) {
        if (!kept) {
            throw new IllegalStateException("an open hand-over no longer keeps its goods");
        }
    }
}
