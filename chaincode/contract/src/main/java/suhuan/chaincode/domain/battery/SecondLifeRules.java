package suhuan.chaincode.domain.battery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.reference.SecondLifeLimits;
import suhuan.chaincode.domain.reference.SecondLifeLimits.Limit;
import suhuan.chaincode.domain.reference.SecondLifeLimits.Metric;
import suhuan.chaincode.domain.secondlife.Assessment;
import suhuan.chaincode.domain.secondlife.Conformity;
import suhuan.chaincode.domain.secondlife.Suitability;

/** What may be done with a battery on its way through a second life. */
public final class SecondLifeRules {
    private static final List<BatteryStatus> SECOND_LIVES =
            List.of(BatteryStatus.REUSED, BatteryStatus.REPURPOSED, BatteryStatus.REMANUFACTURED);

    private SecondLifeRules() {}

    /** Assessed by its holder, outside vehicles; on offer or in use, it may be assessed too. */
    public static void mayBeAssessed(Battery battery, String partyId, Checks checks) {
        BatteryRules.mustBeHeldBy(battery, partyId, checks);
        BatteryRules.mustBeOutsideVehicles(battery, checks);
        BatteryRules.mustBeMovable(battery, checks);
    }

    /** Taken apart, or used as a part, where it is, by its holder. */
    public static void mayBeWorkedOn(Battery battery, Custody at, long nowMs, Checks checks) {
        BatteryRules.mustBeHeldBy(battery, at.partyId(), checks);
        // In a vehicle or in use it is at no site of anybody, which has refusals of its own.
        boolean away = battery.installed() || battery.secondLife().deployment() != null;
        checks.require(
                away || battery.custody().siteId().equals(at.siteId()),
                Reason.GOODS_AT_OTHER_SITE,
                "item_id",
                battery.id(),
                "site_id",
                battery.custody().siteId(),
                "expected",
                at.siteId());
        BatteryRules.mustBeOutsideVehicles(battery, checks);
        BatteryRules.mustBeFree(battery, nowMs, checks);
        BatteryRules.mustBeMovable(battery, checks);
        BatteryRules.mustNotBeDeployed(battery, checks);
    }

    /** Fit for a use by an assessment that is recent enough. */
    public static void mustBeFitFor(Battery battery, Suitability use, int day, Checks checks) {
        @Nullable Assessment assessment = battery.secondLife().assessment();
        if (assessment == null) {
            checks.refuse(Reason.NOT_ASSESSED, "battery_id", battery.id());
            return;
        }
        @Nullable Limit age = SecondLifeLimits.inForce(Metric.ASSESSMENT_AGE, day);
        if (age != null && assessment.olderThan(age.value(), day)) {
            checks.refuse(
                    Reason.ASSESSMENT_STALE,
                    "battery_id",
                    battery.id(),
                    "day",
                    assessment.assessedOn(),
                    "limit",
                    age.value(),
                    "document",
                    age.document());
        }
        if (battery.secondLife().damaged()) {
            notSuitable(battery, use.name(), "DAMAGED", checks);
        } else if (!assessment.suitability().fitFor(use)) {
            notSuitable(battery, use.name(), assessment.suitability().name(), checks);
        }
    }

    /** Retired from a vehicle, where a rule in force demands it. */
    public static void mustComeFromVehicle(Battery battery, int day, Checks checks) {
        @Nullable Limit origin = SecondLifeLimits.inForce(Metric.ORIGIN_FROM_VEHICLE, day);
        if (origin != null && !battery.fromVehicle()) {
            checks.refuse(Reason.ORIGIN_NOT_FROM_VEHICLE, "battery_id", battery.id(), "document", origin.document());
        }
    }

    /** Made for vehicles or restored for them; restored goods conform. */
    static void mustFitVehicles(Battery battery, int day, Checks checks) {
        if (battery.secondLife().damaged()) {
            notSuitable(battery, "VEHICLE", "DAMAGED", checks);
        }
        if (battery.status() == BatteryStatus.REPURPOSED) {
            notSuitable(battery, "VEHICLE", battery.status().name(), checks);
        }
        mustConform(battery, day, checks);
    }

    /** Into use: a product of a second life; one that was in use before is assessed again. */
    public static void mayBeDeployed(Battery battery, String partyId, long nowMs, int day, Checks checks) {
        BatteryRules.mustBeHeldBy(battery, partyId, checks);
        BatteryRules.mustBeOutsideVehicles(battery, checks);
        BatteryRules.mustBeFree(battery, nowMs, checks);
        BatteryRules.mustBeMovable(battery, checks);
        mustBeSecondLife(battery, checks);
        mustConform(battery, day, checks);
        if (battery.disposition() != Disposition.AVAILABLE) {
            mustBeFitFor(battery, Suitability.REPURPOSE, day, checks);
        }
    }

    /** Of a second life, and not waste again. */
    public static void mustBeSecondLife(Battery battery, Checks checks) {
        checks.require(
                SECOND_LIVES.contains(battery.status()),
                Reason.NOT_SECOND_LIFE,
                "battery_id",
                battery.id(),
                "status",
                battery.status().name());
    }

    /** Stated to conform: a product of a second life that is still one, by the party responsible for it. */
    public static void mayBeDeclared(Battery battery, String partyId, Checks checks) {
        mustBeResponsible(battery, partyId, checks);
        BatteryRules.mustBeAlive(battery, checks);
        mustBeSecondLife(battery, checks);
    }

    /** By the party responsible for it. */
    public static void mustBeResponsible(Battery battery, String partyId, Checks checks) {
        checks.require(
                battery.responsiblePartyId().equals(partyId),
                Reason.RESPONSIBILITY_NOT_HELD,
                "responsible_party_id",
                battery.responsiblePartyId(),
                "battery_id",
                battery.id(),
                "party_id",
                partyId);
    }

    private static void mustConform(Battery battery, int day, Checks checks) {
        if (battery.status() != BatteryStatus.REMANUFACTURED
                || SecondLifeLimits.inForce(Metric.REMANUFACTURED_CONFORMITY, day) == null) {
            return;
        }
        @Nullable Conformity conformity = battery.secondLife().conformity();
        checks.require(
                conformity != null && conformity.inForce(day),
                Reason.CONFORMITY_NOT_IN_FORCE,
                "battery_id",
                battery.id(),
                "day",
                day);
    }

    private static void notSuitable(Battery battery, String use, String finding, Checks checks) {
        checks.refuse(Reason.BATTERY_NOT_SUITABLE, "battery_id", battery.id(), "use", use, "finding", finding);
    }
}
