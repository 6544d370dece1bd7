package suhuan.chaincode.contract.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.outcome.RunResults;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.BatteryRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotRules;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.process.Input;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunRules;
import suhuan.chaincode.domain.reference.Additions;
import suhuan.chaincode.domain.reference.BatteryFamilies;
import suhuan.chaincode.domain.reference.Route;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunAddition;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;

/** What goes into a run with one command, item by item. */
final class Charge {
    private static final int TYPE_LETTER = 4;

    private final Run run;
    private final Route route;
    private final Acting acting;
    private final WorkingState state;
    private final Checks checks;
    private final List<Battery> batteries = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final SortedMap<String, Run> waiting = new TreeMap<>();
    private final RunInputsAdded.Builder fact = RunInputsAdded.newBuilder();
    private RunBalance balance;
    private long inMg;
    private long additionsMg;

    Charge(Run run, Route route, Acting acting, WorkingState state, Checks checks) {
        this.run = run;
        this.route = route;
        this.acting = acting;
        this.state = state;
        this.checks = checks;
        this.balance = run.balance();
        this.inMg = run.balance().masses().inMg();
        this.additionsMg = run.balance().masses().additionsMg();
        waiting.put(run.id(), run);
    }

    /** Charges a battery. */
    void battery(String id) {
        Battery battery = state.find(Families.BATTERY, StateKeys.battery(id));
        if (battery == null) {
            checks.refuse(Reason.BATTERY_NOT_FOUND, "battery_id", id);
            return;
        }
        BatteryRules.mayBeProcessed(battery, acting.partyId(), acting.siteId(), acting.nowMs(), checks);
        String model = BatteryModel.codeOf(id);
        Input input = model.isEmpty()
                ? Input.of(battery, BatteryFamily.UNKNOWN, null)
                : Input.of(
                        battery,
                        BatteryFamily.of(BatteryFamilies.of(model.charAt(TYPE_LETTER))),
                        state.find(Families.COMPOSITION, StateKeys.composition(model)));
        charge(input);
        Battery charged = battery.charged();
        batteries.add(charged);
        fact.addInputs(told(input)
                .setBatteryId(id)
                .setDispositionValue(charged.disposition().number()));
    }

    /**
     * Charges a lot or a part of it.
     *
     * @param askedMg mass in mg; 0 is all that is free
     */
    void lot(String id, long askedMg) {
        Lot lot = state.find(Families.LOT, StateKeys.lot(id));
        if (lot == null) {
            checks.refuse(Reason.LOT_NOT_FOUND, "lot_id", id);
            return;
        }
        LotRules.mayBeProcessed(lot, askedMg, acting.partyId(), acting.siteId(), acting.nowMs(), checks);
        long massMg = askedMg == 0 ? lot.freeMg(acting.nowMs()) : askedMg;
        Input input = Input.of(lot, massMg);
        charge(input);
        if (!checks.clean()) {
            return;
        }
        Lot left = lot.less(massMg);
        lots.add(left);
        RunInputResult.Builder told = told(input).setLotId(id).setLotRemainingMg(left.massMg());
        String waits = lot.nature().residueOfRunId();
        if (!waits.isEmpty()) {
            Run origin = waiting(waits).residueChanged(-massMg);
            waiting.put(waits, origin);
            told.setResidueOfRunId(waits).setOpenResidueMg(origin.openResidueMg());
        }
        fact.addInputs(told);
    }

    /** Charges something that is not on the ledger. */
    void addition(RunAddition addition, Additions.Row row) {
        additionsMg = Mass.saturatedSum(additionsMg, addition.getMassMg());
        if (nameable()) {
            balance = balance.plusAddition(addition.getMassMg(), row.sharesPpm());
        }
        fact.addAdditions(addition);
    }

    /** Refuses what cannot be counted, and inputs that would weaken the custody model of outputs already made. */
    void mustFit() {
        RunRules.mustBeNameable("sum of inputs", Mass.saturatedSum(inMg, additionsMg), checks);
        RunRules.mustBeCountable(run, balance, checks);
        RunRules.mustNotUpgrade("of this run", run.balance().strongestOutput(), balance, checks);
    }

    /** What changes. */
    Change change() {
        Run after = waiting(run.id()).standing(balance);
        waiting.put(run.id(), after);
        fact.setRunId(run.id()).setBalance(RunResults.of(balance, route));
        Change change = Change.told(Fact.newBuilder().setRunInputsAdded(fact));
        for (Run touched : waiting.values()) {
            Items.add(change, touched);
        }
        for (Battery battery : batteries) {
            Items.add(change, battery);
        }
        for (Lot lot : lots) {
            Items.add(change, lot);
        }
        return change;
    }

    private void charge(Input input) {
        RunRules.mustFit(input, route, checks);
        inMg = Mass.saturatedSum(inMg, Math.max(0, input.massMg()));
        if (checks.clean() && nameable()) {
            balance = balance.plus(input);
        }
    }

    private boolean nameable() {
        return Mass.saturatedSum(inMg, additionsMg) <= Mass.MAX_MG;
    }

    private Run waiting(String runId) {
        @Nullable Run known = waiting.get(runId);
        return known == null ? state.need(Families.RUN, StateKeys.run(runId)) : known;
    }

    private static RunInputResult.Builder told(Input input) {
        return RunInputResult.newBuilder()
                .setMassMg(input.massMg())
                .setSourceValue(input.source().number());
    }
}
