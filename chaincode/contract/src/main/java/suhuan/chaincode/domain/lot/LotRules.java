package suhuan.chaincode.domain.lot;

import java.util.List;
import java.util.Objects;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.custody.Reservation;

/** What may be done with lots: custody, lifecycle and quantity. */
public final class LotRules {
    private LotRules() {}

    /** All of it is used up: by its holder, and no open offer keeps a part. */
    public static void mayBeUsedUp(Lot lot, String partyId, long nowMs, Checks checks) {
        mustBeHeldBy(lot, partyId, checks);
        List<Reservation> open = lot.openReservations(nowMs);
        if (!open.isEmpty()) {
            checks.refuse(
                    Reason.GOODS_IN_HAND_OVER,
                    "item_id",
                    lot.id(),
                    "hand_over_id",
                    open.get(0).handOverId());
        }
        mustNotBeConsumed(lot, checks);
    }

    /**
     * A part is offered: by its holder, and not more than is free.
     *
     * @param askedMg mass asked for in mg; 0 is all that is free
     */
    public static void mayBeOffered(Lot lot, long askedMg, String partyId, long nowMs, Checks checks) {
        mustBeHeldBy(lot, partyId, checks);
        mustNotBeConsumed(lot, checks);
        mustBeAvailable(lot, askedMg, nowMs, checks);
        int open = lot.openReservations(nowMs).size();
        checks.require(
                open < Lot.MOST_RESERVATIONS,
                Reason.LIMIT_REACHED,
                "item_id",
                lot.id(),
                "count",
                open,
                "what",
                "open hand-overs",
                "limit",
                Lot.MOST_RESERVATIONS);
    }

    /**
     * A part goes into a process run: by its holder, at the site of the run, not more than is free.
     *
     * @param askedMg mass asked for in mg; 0 is all that is free
     */
    public static void mayBeProcessed(Lot lot, long askedMg, String partyId, String siteId, long nowMs, Checks checks) {
        mustBeHeldBy(lot, partyId, checks);
        mustBeAt(lot, siteId, checks);
        mustNotBeConsumed(lot, checks);
        mustConform(lot, checks);
        mustBeAvailable(lot, askedMg, nowMs, checks);
    }

    /** A mass of it goes into a new product: of what a run recovered, by its holder, where it is, not more than is free. */
    public static void mayBecomePartOfProduct(
            Lot lot, long partMg, String partyId, String siteId, long nowMs, Checks checks) {
        mustBeHeldBy(lot, partyId, checks);
        mustBeAt(lot, siteId, checks);
        mustNotBeConsumed(lot, checks);
        checks.require(
                lot.nature().kind() == LotKind.PRODUCT,
                Reason.LOT_NOT_A_PRODUCT,
                "lot_id",
                lot.id(),
                "kind",
                lot.nature().kind().name());
        mustBeAvailable(lot, partMg, nowMs, checks);
    }

    /** An assay is made: by its holder, while something is left. */
    public static void mayBeAssayed(Lot lot, String partyId, Checks checks) {
        mustBeHeldBy(lot, partyId, checks);
        mustNotBeConsumed(lot, checks);
    }

    /** Held back by a case: by its holder or the regulator, while something is left. */
    public static void mayBeHeldBack(Lot lot, String partyId, boolean regulator, Checks checks) {
        if (!regulator) {
            mustBeHeldBy(lot, partyId, checks);
        }
        mustNotBeConsumed(lot, checks);
    }

    /** Given to another party in the name of one that is gone and holds it. */
    public static void mayBeReassigned(Lot lot, String fromPartyId, long nowMs, Checks checks) {
        mayBeUsedUp(lot, fromPartyId, nowMs, checks);
    }

    /** Parts must add up to the whole, to the mg. */
    public static void mustBalance(Lot whole, List<Long> partsMg, Checks checks) {
        long sumMg = 0;
        for (long partMg : partsMg) {
            sumMg = Mass.saturatedSum(sumMg, partMg);
        }
        checks.require(
                sumMg == whole.massMg(),
                Reason.MASS_NOT_BALANCED,
                "lot_id",
                whole.id(),
                "sum_mg",
                sumMg,
                "expected_mg",
                whole.massMg());
    }

    /** A lot can go together with the first only if material, grade and site are the same. */
    public static void mustGoWith(Lot first, Lot lot, Checks checks) {
        checks.require(
                lot.custody().siteId().equals(first.custody().siteId()),
                Reason.GOODS_AT_OTHER_SITE,
                "item_id",
                lot.id(),
                "site_id",
                lot.custody().siteId(),
                "expected",
                first.custody().siteId());
        mustBeSame("material", lot, lot.material().name(), first.material().name(), checks);
        mustBeSame("grade", lot, lot.grade(), first.grade(), checks);
        mustBeSame(
                "kind", lot, lot.nature().kind().name(), first.nature().kind().name(), checks);
        // What is known of one would be unknown in the mixture, and could then be found to be anything.
        checks.require(
                Objects.equals(lot.nature().assay(), first.nature().assay()),
                Reason.LOTS_DIFFER,
                "lot_id",
                lot.id(),
                "field",
                "assay",
                "value",
                method(lot),
                "expected",
                method(first));
        mustBeSame(
                "residue_of_run_id",
                lot,
                lot.nature().residueOfRunId(),
                first.nature().residueOfRunId(),
                checks);
    }

    /**
     * Model of lots put together: the weakest of theirs, and never identity preserved, because one source is no longer kept
     * apart (ISO 22095:2020).
     */
    public static CustodyModel mergedModel(List<Lot> lots) {
        CustodyModel weakest = CustodyModel.SEGREGATED;
        for (Lot lot : lots) {
            weakest = lot.model().compareTo(weakest) > 0 ? lot.model() : weakest;
        }
        return weakest;
    }

    private static void mustBeHeldBy(Lot lot, String partyId, Checks checks) {
        checks.require(
                lot.custody().heldBy(partyId), Reason.CUSTODY_NOT_HELD, "item_id", lot.id(), "party_id", partyId);
    }

    private static void mustBeAt(Lot lot, String siteId, Checks checks) {
        checks.require(
                lot.custody().siteId().equals(siteId),
                Reason.GOODS_AT_OTHER_SITE,
                "item_id",
                lot.id(),
                "site_id",
                lot.custody().siteId(),
                "expected",
                siteId);
    }

    private static void mustNotBeConsumed(Lot lot, Checks checks) {
        checks.require(!lot.consumed(), Reason.LOT_CONSUMED, "lot_id", lot.id());
    }

    private static void mustBeAvailable(Lot lot, long askedMg, long nowMs, Checks checks) {
        long freeMg = lot.freeMg(nowMs);
        checks.require(
                freeMg > 0 && askedMg <= freeMg,
                Reason.MASS_NOT_AVAILABLE,
                "lot_id",
                lot.id(),
                "available_mg",
                freeMg,
                "asked_mg",
                askedMg);
    }

    private static void mustConform(Lot lot, Checks checks) {
        checks.require(
                !lot.nature().imported() || lot.nature().inspected(),
                Reason.IMPORT_NOT_CONFORMING,
                "lot_id",
                lot.id(),
                "grade",
                lot.grade(),
                "problem",
                "no inspection found it to conform");
    }

    private static String method(Lot lot) {
        Assay assay = lot.nature().assay();
        return assay == null ? "none" : "by " + assay.method();
    }

    private static void mustBeSame(String field, Lot lot, String value, String expected, Checks checks) {
        checks.require(
                value.equals(expected),
                Reason.LOTS_DIFFER,
                "lot_id",
                lot.id(),
                "field",
                field,
                "value",
                value,
                "expected",
                expected);
    }
}
