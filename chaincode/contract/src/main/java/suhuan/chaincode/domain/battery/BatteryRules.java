package suhuan.chaincode.domain.battery;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.custody.Reservation;
import suhuan.chaincode.domain.secondlife.Deployment;

/** What may be done with a battery, given where it is. Custody and lifecycle; roles and licences are the party's. */
public final class BatteryRules {
    /** A weighed mass further than this from the registered one, in parts of a hundred, is a finding. */
    private static final int MASS_DEVIATION_PER_CENT = 20;

    private BatteryRules() {}

    /**
     * Refuses what is not a code of GB/T 34014 of that length.
     *
     * @param otherLength what is wrong with a code of another length
     */
    public static void mustBeCode(String code, int length, String otherLength, Checks checks) {
        if (BatteryCode.parse(code) instanceof BatteryCode.Invalid invalid) {
            checks.refuse(
                    Reason.BATTERY_CODE_INVALID, "value", code, "part", invalid.part(), "problem", invalid.problem());
        } else if (code.length() != length) {
            checks.refuse(Reason.BATTERY_CODE_INVALID, "value", code, "part", "length", "problem", otherLength);
        }
    }

    /** Into a vehicle: by its holder; not waste, not offered, in no vehicle yet, and made for vehicles. */
    public static void mayBeInstalled(
            Battery battery, Vehicle vehicle, String partyId, long nowMs, int day, Checks checks) {
        mustBeHeldBy(battery, partyId, checks);
        mustBeOutsideVehicles(battery, checks);
        checks.require(!battery.waste(), Reason.BATTERY_IS_WASTE, "battery_id", battery.id());
        mustBeFree(battery, nowMs, checks);
        mustBeMovable(battery, checks);
        mustNotBeDeployed(battery, checks);
        SecondLifeRules.mustFitVehicles(battery, day, checks);
        checks.require(!vehicle.scrapped(), Reason.VEHICLE_SCRAPPED, "vin", vehicle.vin());
        checks.require(
                !vehicle.full(),
                Reason.VEHICLE_FULL,
                "vin",
                vehicle.vin(),
                "count",
                vehicle.count(),
                "limit",
                Vehicle.MOST_BATTERIES);
    }

    /** Out of the vehicle named. */
    public static void mayBeRemoved(Battery battery, String vin, Checks checks) {
        checks.require(battery.vin().equals(vin), Reason.BATTERY_NOT_INSTALLED, "battery_id", battery.id(), "vin", vin);
    }

    /** Back over the counter: whatever was recorded before, unless it came back already or its goods are on offer. */
    public static void mayBeReturned(Battery battery, long nowMs, Checks checks) {
        if (battery.disposition() != Disposition.MATCHED
                && !battery.disposition().terminal()) {
            mustNotHaveComeBack(battery, checks);
        }
        mustBeFree(battery, nowMs, checks);
        mustBeMovable(battery, checks);
    }

    /** Into an offer: by its holder, from outside a vehicle, and not while another offer stands. */
    public static void mayBeOffered(Battery battery, String partyId, long nowMs, Checks checks) {
        mustBeHeldBy(battery, partyId, checks);
        mustBeOutsideVehicles(battery, checks);
        mustBeFree(battery, nowMs, checks);
        mustBeMovable(battery, checks);
        mustNotBeDeployed(battery, checks);
    }

    /** Into a process run: by its holder, at the site of the run, from outside a vehicle, and not while an offer stands. */
    public static void mayBeProcessed(Battery battery, String partyId, String siteId, long nowMs, Checks checks) {
        mayBeOffered(battery, partyId, nowMs, checks);
        // What is in a vehicle or in use is at no site, and refused for that.
        checks.require(
                battery.installed()
                        || battery.disposition() == Disposition.DEPLOYED
                        || battery.custody().siteId().equals(siteId),
                Reason.GOODS_AT_OTHER_SITE,
                "item_id",
                battery.id(),
                "site_id",
                battery.custody().siteId(),
                "expected",
                siteId);
    }

    /** A candidate turns out to be a battery. Who may say so is checked before. */
    public static void mayBeMatched(Battery candidate, Battery battery, long nowMs, Checks checks) {
        mustBeOutsideVehicles(candidate, checks);
        mustNotHaveComeBack(battery, checks);
        mustBeFree(candidate, nowMs, checks);
        mustBeFree(battery, nowMs, checks);
        mustNotBeMatched(candidate, checks);
        mustBeAlive(candidate, checks);
        mustBeAlive(battery, checks);
        boolean fits = candidate.candidate()
                && !battery.candidate()
                && (battery.match().candidateId().isEmpty()
                        || (battery.disposition() == Disposition.AWAITING_MATCH
                                && battery.match().candidateId().equals(candidate.id())))
                && (candidate.match().awaitedBy().isEmpty()
                        || candidate.match().awaitedBy().equals(battery.id()));
        checks.require(fits, Reason.NOT_A_CANDIDATE, "item_id", candidate.id(), "battery_id", battery.id());
    }

    /** Held back by a case: by its holder or the regulator; what has ended or is inside something else is not there to hold. */
    public static void mayBeHeldBack(Battery battery, String partyId, boolean regulator, Checks checks) {
        if (!regulator) {
            mustBeHeldBy(battery, partyId, checks);
        }
        mustBeAlive(battery, checks);
        mustNotBeMatched(battery, checks);
    }

    /** Given to another party in the name of one that is gone and holds it. */
    public static void mayBeReassigned(Battery battery, String fromPartyId, long nowMs, Checks checks) {
        mustBeHeldBy(battery, fromPartyId, checks);
        mustBeFree(battery, nowMs, checks);
        mustBeAlive(battery, checks);
        mustNotBeMatched(battery, checks);
    }

    /** Whether two masses are further apart than the registered one allows. */
    public static boolean massDeviates(long registeredMg, long weighedMg) {
        return Math.abs(weighedMg - registeredMg) > Mass.share(registeredMg, MASS_DEVIATION_PER_CENT, 100);
    }

    static void mustBeHeldBy(Battery battery, String partyId, Checks checks) {
        checks.require(
                battery.custody().heldBy(partyId),
                Reason.CUSTODY_NOT_HELD,
                "item_id",
                battery.id(),
                "party_id",
                partyId);
    }

    static void mustBeOutsideVehicles(Battery battery, Checks checks) {
        checks.require(
                !battery.installed(), Reason.BATTERY_INSTALLED, "battery_id", battery.id(), "vin", battery.vin());
    }

    private static void mustNotHaveComeBack(Battery battery, Checks checks) {
        checks.require(
                !battery.waste(),
                Reason.BATTERY_ALREADY_RETURNED,
                "battery_id",
                battery.id(),
                "held_by",
                battery.custody().partyId());
    }

    static void mustBeFree(Battery battery, long nowMs, Checks checks) {
        @Nullable Reservation open = battery.openReservation(nowMs);
        if (open != null) {
            checks.refuse(Reason.GOODS_IN_HAND_OVER, "item_id", battery.id(), "hand_over_id", open.handOverId());
        }
    }

    static void mustBeMovable(Battery battery, Checks checks) {
        mustBeAlive(battery, checks);
        mustNotBeMatched(battery, checks);
        checks.require(
                battery.disposition() != Disposition.AWAITING_MATCH,
                Reason.BATTERY_AWAITS_MATCH,
                "battery_id",
                battery.id(),
                "item_id",
                battery.match().candidateId());
    }

    /** Neither ended nor built into something else. */
    static void mustBeAlive(Battery battery, Checks checks) {
        checks.require(
                !battery.disposition().terminal(),
                Reason.BATTERY_LIFE_ENDED,
                "battery_id",
                battery.id(),
                "disposition",
                battery.disposition().name());
        checks.require(
                battery.disposition() != Disposition.INCORPORATED,
                Reason.BATTERY_INSIDE_PRODUCT,
                "battery_id",
                battery.id(),
                "product_id",
                battery.secondLife().links().productId());
    }

    static void mustNotBeDeployed(Battery battery, Checks checks) {
        @Nullable Deployment deployment = battery.secondLife().deployment();
        if (deployment != null) {
            checks.refuse(Reason.BATTERY_DEPLOYED, "battery_id", battery.id(), "application", deployment.application());
        }
    }

    private static void mustNotBeMatched(Battery battery, Checks checks) {
        checks.require(
                battery.disposition() != Disposition.MATCHED,
                Reason.CANDIDATE_MATCHED,
                "item_id",
                battery.id(),
                "battery_id",
                battery.match().matchedTo());
    }
}
