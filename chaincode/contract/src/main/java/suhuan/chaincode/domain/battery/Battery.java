package suhuan.chaincode.domain.battery;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.custody.Reservation;

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
 * @param runId process run it went into; empty before
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
        String runId) {

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
        return new Battery(
                origin, custody, Disposition.AVAILABLE, BatteryStatus.ORIGINAL, "", "", null, Match.NONE, "");
    }

    /** A candidate as it comes over the counter. */
    public static Battery cameBack(Origin origin, Custody custody, String vin) {
        return new Battery(origin, custody, Disposition.STORED, BatteryStatus.WASTE, "", vin, null, Match.NONE, "");
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

    /** The offer it is kept for at an instant, or null. */
    public @Nullable Reservation openReservation(long nowMs) {
        return reservation != null && reservation.holdsAt(nowMs) ? reservation : null;
    }

    /** Put into a vehicle; the installer stays its holder. */
    public Battery putInto(String vehicle) {
        return new Battery(
                origin, custody.onTheRoad(), Disposition.IN_USE, status, vehicle, vehicle, null, match, runId);
    }

    /** Taken out of its vehicle by a party that holds it from then on. */
    public Battery takenOutBy(Custody remover) {
        return new Battery(origin, remover, Disposition.REMOVED, status, "", vin, null, match, runId);
    }

    /** Taken back: waste from now on. */
    public Battery takenBackBy(Custody collector, String cameFromVin) {
        return new Battery(
                origin, collector, Disposition.STORED, BatteryStatus.WASTE, "", cameFromVin, null, match, runId);
    }

    /** Kept for an offer. */
    public Battery reservedFor(Reservation offer) {
        return new Battery(origin, custody, disposition, status, vin, lastVin, offer, match, runId);
    }

    /** No longer kept for any offer. */
    public Battery freed() {
        return new Battery(origin, custody, disposition, status, vin, lastVin, null, match, runId);
    }

    /** Accepted by another holder. */
    public Battery acceptedBy(Custody consignee) {
        return new Battery(origin, consignee, disposition, status, vin, lastVin, null, match, runId);
    }

    /** Charged into a process run: its life ends here. */
    public Battery chargedInto(String run) {
        return new Battery(origin, custody, Disposition.PROCESSED, status, "", lastVin, null, match, run);
    }

    /** A coded battery that turned out to be a candidate: it goes on where the candidate is. */
    public Battery matchedWith(Battery candidate) {
        return new Battery(
                origin,
                candidate.custody,
                candidate.disposition,
                candidate.status,
                "",
                candidate.lastVin.isEmpty() ? lastVin : candidate.lastVin,
                null,
                new Match(candidate.id(), "", ""),
                runId);
    }

    /** A coded battery whose goods move under a candidate until both are matched. */
    public Battery awaiting(String candidateId) {
        return new Battery(
                origin,
                custody,
                Disposition.AWAITING_MATCH,
                status,
                vin,
                lastVin,
                null,
                new Match(candidateId, "", ""),
                runId);
    }

    /** A candidate for which a coded battery waits. */
    public Battery awaitedBy(String batteryId) {
        return new Battery(
                origin, custody, disposition, status, vin, lastVin, reservation, new Match("", "", batteryId), runId);
    }

    /** A candidate whose history goes on under a code. */
    public Battery mergedInto(String batteryId) {
        return new Battery(
                origin, custody, Disposition.MATCHED, status, "", lastVin, null, new Match("", batteryId, ""), runId);
    }
}
