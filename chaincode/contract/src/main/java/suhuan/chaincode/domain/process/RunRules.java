package suhuan.chaincode.domain.process;

import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.reference.Route;

/** What may be done with a process run: custody, lifecycle and quantity. */
public final class RunRules {
    /** Acts by which a residue is finally taken care of; who only stores or collects it hands it on. */
    private static final List<Act> FINAL = List.of(Act.RECYCLE, Act.PROCESS, Act.SMELT, Act.DISPOSE);

    private RunRules() {}

    /** By the party that runs it, at its site, while it is open. */
    public static void mayGoOn(Run run, String partyId, String siteId, Checks checks) {
        mustBeRunBy(run, partyId, siteId, checks);
        checks.require(!run.closed(), Reason.RUN_CLOSED, "run_id", run.id());
    }

    /** Of the party that is gone, while it is open: what was closed is history. */
    public static void mayBeReassigned(Run run, String fromPartyId, Checks checks) {
        checks.require(
                run.partyId().equals(fromPartyId),
                Reason.RUN_OF_OTHER_PARTY,
                "run_id",
                run.id(),
                "party_id",
                fromPartyId);
        checks.require(!run.closed(), Reason.RUN_CLOSED, "run_id", run.id());
    }

    /** By the party that ran it, at its site, once it is closed. */
    public static void mayBeCertified(Run run, String partyId, String siteId, Checks checks) {
        mustBeRunBy(run, partyId, siteId, checks);
        checks.require(run.closed(), Reason.RUN_STILL_OPEN, "run_id", run.id());
    }

    /** Goods of the route's material. Intermediates, products and residues of it may be worked again. */
    public static void mustFit(Input input, Route route, Checks checks) {
        boolean disposal = route.claim() == Route.Claim.NONE && route.actNumber() == Act.DISPOSE.number();
        checks.require(
                input.material().number() == route.materialNumber() && (!disposal || input.kind() == LotKind.RESIDUE),
                Reason.INPUT_NOT_FOR_ROUTE,
                "item_id",
                input.itemId(),
                "material",
                input.material().name(),
                "route",
                route.name());
    }

    /**
     * Nothing is added where things are only sorted or taken apart. Its mass would be goods like the rest, and a later route would
     * certify it as recovered.
     */
    public static void mayTakeAddition(Run run, Route route, String substance, Checks checks) {
        checks.require(
                route.claim() != Route.Claim.NONE || route.actNumber() == Act.DISPOSE.number(),
                Reason.ADDITION_NOT_FOR_ROUTE,
                "route",
                route.name(),
                "substance",
                substance,
                "run_id",
                run.id());
    }

    /** What went in can be named, in mg and in number of grades. */
    public static void mustBeCountable(Run run, RunBalance after, Checks checks) {
        checks.require(
                after.grades().size() <= GradeFlow.MOST_GRADES,
                Reason.LIMIT_REACHED,
                "item_id",
                run.id(),
                "count",
                after.grades().size(),
                "what",
                "grades",
                "limit",
                GradeFlow.MOST_GRADES);
    }

    /** A sum of masses that can be named. */
    public static void mustBeNameable(String field, long sumMg, Checks checks) {
        checks.require(
                sumMg <= Mass.MAX_MG,
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                field,
                "value",
                sumMg,
                "expected",
                "up to " + Mass.MAX_MG + " mg");
    }

    /** No output is under a stronger custody model than the inputs allow. */
    public static void mustNotUpgrade(String lotId, CustodyModel stated, RunBalance balance, Checks checks) {
        CustodyModel strongest = balance.strongestAllowed();
        checks.require(
                stated == CustodyModel.UNSPECIFIED || stated.compareTo(strongest) >= 0,
                Reason.CUSTODY_MODEL_UPGRADED,
                "lot_id",
                lotId,
                "model",
                stated.name(),
                "weakest",
                strongest.name());
    }

    /** Neither more mass nor more of an element nor more of the additions comes out than went in, so far. */
    public static void mustNotExceed(Run run, RunBalance after, Checks checks) {
        Masses masses = after.masses();
        checks.require(
                masses.allOutMg() <= masses.allInMg(),
                Reason.OUTPUT_EXCEEDS_INPUT,
                "run_id",
                run.id(),
                "out_mg",
                masses.allOutMg(),
                "in_mg",
                masses.allInMg());
        for (ElementBalance element : after.elements()) {
            checks.require(
                    element.holds(),
                    Reason.ELEMENT_EXCEEDS_INPUT,
                    "run_id",
                    run.id(),
                    "out_mg",
                    element.outMg(),
                    "element",
                    element.element(),
                    "in_mg",
                    element.inMg(),
                    "allowance_mg",
                    element.allowanceMg());
        }
        additionsMustBalance(
                run,
                masses.additionsOutMg() <= masses.additionsMg()
                        && masses.allOutMg() - masses.additionsOutMg() <= masses.inMg(),
                checks);
    }

    private static void additionsMustBalance(Run run, boolean balanced, Checks checks) {
        Masses masses = run.balance().masses();
        checks.require(
                balanced,
                Reason.ADDITIONS_NOT_BALANCED,
                "run_id",
                run.id(),
                "out_mg",
                masses.additionsOutMg(),
                "in_mg",
                masses.additionsMg());
    }

    /** Everything that went in came out or was lost, to the mg, and something did. */
    public static void mayBeClosed(Run run, Checks checks) {
        Masses masses = run.balance().masses();
        mustHave(run, "inputs", run.balance().inputs(), checks);
        mustHave(run, "outputs", run.balance().outputs(), checks);
        additionsMustBalance(run, masses.additionsOutMg() == masses.additionsMg(), checks);
        checks.require(
                masses.allOutMg() == masses.allInMg(),
                Reason.RUN_NOT_BALANCED,
                "run_id",
                run.id(),
                "out_mg",
                masses.allOutMg(),
                "in_mg",
                masses.allInMg());
    }

    /** Whether an act takes care of a residue for good. */
    public static boolean takesCareOf(Act act) {
        return FINAL.contains(act);
    }

    private static void mustHave(Run run, String what, int count, Checks checks) {
        checks.require(count != 0, Reason.RUN_EMPTY, "run_id", run.id(), "what", what);
    }

    private static void mustBeRunBy(Run run, String partyId, String siteId, Checks checks) {
        checks.require(
                run.partyId().equals(partyId), Reason.RUN_OF_OTHER_PARTY, "run_id", run.id(), "party_id", partyId);
        checks.require(
                run.siteId().equals(siteId),
                Reason.RUN_AT_OTHER_SITE,
                "run_id",
                run.id(),
                "site_id",
                run.siteId(),
                "expected",
                siteId);
    }
}
