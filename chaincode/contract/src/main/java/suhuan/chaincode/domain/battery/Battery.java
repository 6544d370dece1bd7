package suhuan.chaincode.domain.battery;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.hold.Holds;
import suhuan.chaincode.domain.secondlife.Assessment;
import suhuan.chaincode.domain.secondlife.Conformity;
import suhuan.chaincode.domain.secondlife.Deployment;
import suhuan.chaincode.domain.secondlife.SecondLife;

/**
 * A battery, or a candidate: goods that are a battery and carry no code the ledger knows.
 *
 * @param origin what never changes
 * @param custody who holds it
 * @param disposition where it is in its handling; an offer does not change it, {@link #reservation} says so
 * @param status status over its lives
 * @param vin vehicle it is in; empty outside
 * @param lastVin vehicle it was in last; empty where never in one
 * @param reservation offer it is kept for, or null; may have expired
 * @param match how battery and candidate belong together
 * @param secondLife what it gathers for and in a second life
 * @param holds cases that hold it back
 */
public record Battery(
        Origin origin,
        Custody custody,
        Disposition disposition,
        BatteryStatus status,
        String vin,
        String lastVin,
        @Nullable Reservation reservation,
        Match match,
        SecondLife secondLife,
        Holds holds) {

    /** Ids that begin so are candidates. */
    public static final String CANDIDATE_PREFIX = "CAND~";

    /**
     * What a battery is from the beginning.
     *
     * @param id code, or id of the candidate
     * @param makerPartyId party that made it; for a candidate the party that recorded it
     * @param massMg mass in mg, as registered; of a returned candidate as weighed
     * @param children commitment to modules and cells
     */
    public record Origin(String id, String makerPartyId, long massMg, Children children) {}

    /**
     * How battery and candidate belong together.
     *
     * @param candidateId of a battery: the candidate that was or is to be matched to it; else empty
     * @param matchedTo of a candidate: the battery it turned out to be; else empty
     * @param awaitedBy of a candidate: the battery that waits for it; else empty
     */
    public record Match(String candidateId, String matchedTo, String awaitedBy) {
        /** Nothing matched. */
        public static final Match NONE = new Match("", "", "");
    }

    /** Id of the candidate made by a command. */
    public static String candidateId(String envelopeId, int commandIndex, int n) {
        return CANDIDATE_PREFIX + envelopeId + "~" + commandIndex + "~" + n;
    }

    /** Whether an id is a candidate's. */
    public static boolean isCandidateId(String id) {
        return id.startsWith(CANDIDATE_PREFIX);
    }

    /** A coded battery as its maker registers it. */
    public static Battery made(Origin origin, Custody custody) {
        return of(origin, custody, Disposition.AVAILABLE, BatteryStatus.ORIGINAL, "", SecondLife.NONE);
    }

    /** A candidate as it comes over the counter. */
    public static Battery cameBack(Origin origin, Custody custody, String vin) {
        return of(origin, custody, Disposition.STORED, BatteryStatus.WASTE, vin, SecondLife.NONE);
    }

    /** A product of a second life. */
    public static Battery product(Origin origin, Custody custody, BatteryStatus status, SecondLife secondLife) {
        return of(origin, custody, Disposition.AVAILABLE, status, "", secondLife);
    }

    private static Battery of(
            Origin origin,
            Custody custody,
            Disposition disposition,
            BatteryStatus status,
            String lastVin,
            SecondLife secondLife) {
        return new Battery(origin, custody, disposition, status, "", lastVin, null, Match.NONE, secondLife, Holds.NONE);
    }

    /** Code, or id of the candidate. */
    public String id() {
        return origin.id();
    }

    /** Whether it is a candidate, matched or not. */
    public boolean candidate() {
        return isCandidateId(origin.id());
    }

    /** Whether it is in a vehicle. */
    public boolean installed() {
        return !vin.isEmpty();
    }

    /** Whether it is waste: it came back once. */
    public boolean waste() {
        return status == BatteryStatus.WASTE;
    }

    /** Whether its use in a vehicle ended for good: it is waste, or was built into a product since. */
    public boolean cameBack() {
        return waste() || disposition == Disposition.INCORPORATED;
    }

    /** Whether it, or what it came out of or is made of, was in a vehicle. */
    public boolean fromVehicle() {
        return !lastVin.isEmpty() || secondLife.links().fromVehicle();
    }

    /** Party responsible for it: its maker, until another takes over. */
    public String responsiblePartyId() {
        return secondLife.responsiblePartyId().isEmpty() ? origin.makerPartyId() : secondLife.responsiblePartyId();
    }

    /** The offer it is kept for at an instant, or null. */
    public @Nullable Reservation openReservation(long nowMs) {
        return reservation != null && reservation.holdsAt(nowMs) ? reservation : null;
    }

    /** Put into a vehicle; the installer stays its holder. */
    public Battery putInto(String vehicle) {
        return with(custody.onTheRoad(), Disposition.IN_USE, status, vehicle, vehicle, null, match)
                .with(secondLife.used());
    }

    /** Taken out of its vehicle by a party that holds it from then on. */
    public Battery takenOutBy(Custody remover) {
        return with(remover, Disposition.REMOVED, status, "", vin, null, match);
    }

    /** Taken back: waste from now on. */
    public Battery takenBackBy(Custody collector, String cameFromVin) {
        return with(collector, Disposition.STORED, BatteryStatus.WASTE, "", cameFromVin, null, match)
                .with(secondLife.used());
    }

    /** Kept for an offer. */
    public Battery reservedFor(Reservation offer) {
        return with(custody, disposition, status, vin, lastVin, offer, match);
    }

    /** No longer kept for any offer. */
    public Battery freed() {
        return with(custody, disposition, status, vin, lastVin, null, match);
    }

    /** Accepted by another holder. */
    public Battery acceptedBy(Custody consignee) {
        return with(consignee, disposition, status, vin, lastVin, null, match);
    }

    /** A coded battery that turned out to be a candidate: it goes on where the candidate is. */
    public Battery matchedWith(Battery candidate) {
        return with(
                        candidate.custody,
                        candidate.disposition,
                        candidate.status,
                        "",
                        candidate.lastVin.isEmpty() ? lastVin : candidate.lastVin,
                        null,
                        new Match(candidate.id(), "", ""))
                .with(holds.joined(candidate.holds));
    }

    /** A coded battery whose goods move under a candidate until both are matched. */
    public Battery awaiting(String candidateId) {
        return with(custody, Disposition.AWAITING_MATCH, status, vin, lastVin, null, new Match(candidateId, "", ""));
    }

    /** A candidate for which a coded battery waits. */
    public Battery awaitedBy(String batteryId) {
        return with(custody, disposition, status, vin, lastVin, reservation, new Match("", "", batteryId));
    }

    /** A candidate whose history goes on under a code. */
    public Battery mergedInto(String batteryId) {
        return with(custody, Disposition.MATCHED, status, "", lastVin, null, new Match("", batteryId, ""))
                .with(Holds.NONE);
    }

    /** Charged into a process run: its life ends here. */
    public Battery charged() {
        return with(custody, Disposition.PROCESSED, status, "", lastVin, null, match);
    }

    /** Taken apart: its life ends here. */
    public Battery takenApart() {
        return with(custody, Disposition.DISMANTLED, status, "", lastVin, null, match);
    }

    /**
     * A module or cell that comes out of this battery and lives on where it was taken apart.
     *
     * @param child what it is, as it came out
     */
    public Battery cameOut(Origin child, Custody dismantler, boolean damaged) {
        SecondLife life = SecondLife.outOf(id(), responsiblePartyId(), fromVehicle(), damaged);
        return of(child, dismantler, Disposition.STORED, status, lastVin, life);
    }

    /** Out of the product it was built into, weighed again; waste or not as the product was. */
    public Battery takenOutOf(Battery product, Custody dismantler, long massMg, boolean damaged) {
        Origin weighed = new Origin(origin.id, origin.makerPartyId, massMg, origin.children);
        return new Battery(
                weighed,
                dismantler,
                Disposition.STORED,
                product.status,
                "",
                lastVin,
                null,
                match,
                secondLife.takenOutOf(product.id(), damaged),
                holds);
    }

    /** No longer in the product it was built into, and not come out of it either. */
    public Battery notComeOutOf(Battery product, Disposition fate) {
        return with(product.custody, fate, status, "", lastVin, null, match)
                .with(secondLife.takenOutOf(product.id(), false));
    }

    /** Built into a product of a second life. */
    public Battery builtInto(String productId, BatteryStatus newStatus, String operatorId) {
        return with(custody, Disposition.INCORPORATED, newStatus, "", lastVin, null, match)
                .with(secondLife.builtInto(productId, operatorId));
    }

    /** In use in a second life; its holder stays, its site is behind. */
    public Battery deployedAs(Deployment use) {
        return with(custody.onTheRoad(), Disposition.DEPLOYED, status, vin, lastVin, null, match)
                .with(secondLife.deployedAs(use));
    }

    /** Out of use, at a site of its holder. */
    public Battery retiredTo(Custody holder) {
        return with(holder, Disposition.RETIRED, status, vin, lastVin, null, match)
                .with(secondLife.retired());
    }

    /** Held back by other cases than before. */
    public Battery heldBack(Holds cases) {
        return with(cases);
    }

    /** Given to another holder; what is in a vehicle or in use stays where it is. */
    public Battery reassignedTo(Custody holder) {
        boolean away = installed() || secondLife.deployment() != null;
        return with(away ? holder.onTheRoad() : holder, disposition, status, vin, lastVin, reservation, match);
    }

    /** With a new assessment. */
    public Battery assessed(Assessment found) {
        return with(secondLife.assessed(found));
    }

    /** With a statement of conformity. */
    public Battery conforming(Conformity statement) {
        return with(secondLife.conforming(statement));
    }

    private Battery with(
            Custody newCustody,
            Disposition newDisposition,
            BatteryStatus newStatus,
            String newVin,
            String newLastVin,
            @Nullable Reservation newReservation,
            Match newMatch) {
        return new Battery(
                origin,
                newCustody,
                newDisposition,
                newStatus,
                newVin,
                newLastVin,
                newReservation,
                newMatch,
                secondLife,
                holds);
    }

    private Battery with(SecondLife newSecondLife) {
        return new Battery(
                origin, custody, disposition, status, vin, lastVin, reservation, match, newSecondLife, holds);
    }

    private Battery with(Holds newHolds) {
        return new Battery(
                origin, custody, disposition, status, vin, lastVin, reservation, match, secondLife, newHolds);
    }
}
