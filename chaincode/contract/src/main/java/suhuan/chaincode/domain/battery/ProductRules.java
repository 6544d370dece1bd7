package suhuan.chaincode.domain.battery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.code.BatteryCode;
import suhuan.chaincode.domain.code.StorageBatteryCode;
import suhuan.chaincode.domain.code.UnitType;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.SecondLifeLimits;
import suhuan.chaincode.domain.reference.SecondLifeLimits.Limit;
import suhuan.chaincode.domain.reference.SecondLifeLimits.Metric;
import suhuan.chaincode.domain.secondlife.Assessment;

/** What a product of a second life may be called and rated, given the batteries it is made of. */
public final class ProductRules {
    private static final long MICROWATT_HOURS_PER_MWH = 1_000;

    private ProductRules() {}

    /** Refuses a code that is not one of a product of a second life. */
    public static void checkCode(String code, Checks checks) {
        if (StorageBatteryCode.marked(code)) {
            String problem = StorageBatteryCode.problem(code);
            checks.require(
                    problem.isEmpty(),
                    Reason.BATTERY_CODE_INVALID,
                    "value",
                    code,
                    "part",
                    "GB/T 45565",
                    "problem",
                    problem);
            return;
        }
        BatteryRules.mustBeCode(
                code,
                BatteryCode.CASCADE_LENGTH,
                "a product of a second life has a new code of 19 characters, or one of GB/T 45565 with -R",
                checks);
    }

    /** Whether a code is one of a product of a second life, so that what is inside had a life of its own. */
    public static boolean isProduct(Battery battery) {
        return isProduct(battery.id());
    }

    /** Whether a code is one of a product of a second life. */
    public static boolean isProduct(String id) {
        return StorageBatteryCode.marked(id)
                ? StorageBatteryCode.problem(id).isEmpty()
                : id.length() == BatteryCode.CASCADE_LENGTH && BatteryCode.parse(id) instanceof BatteryCode.Valid;
    }

    /** The part of a code that was let through by {@link #checkCode} which a model filing covers. */
    public static String modelCode(String code) {
        int length = StorageBatteryCode.marked(code) ? StorageBatteryCode.MODEL_LENGTH : BatteryCode.MODEL_LENGTH;
        return code.substring(0, length);
    }

    /** Day of production a code of GB/T 34014 tells; else 0. */
    public static int producedOn(String code) {
        return BatteryCode.parse(code) instanceof BatteryCode.Valid valid ? valid.producedOnYyyymmdd() : 0;
    }

    /**
     * The level of re-use is the type of every source, and not above the product; a code without such a level is of a type
     * at least as high as its sources. What carries no code has no known type.
     */
    public static void mustFitLevel(String code, List<Battery> sources, Checks checks) {
        char product = UnitType.of(code);
        char level = BatteryCode.parse(code) instanceof BatteryCode.Valid valid ? valid.reuseLevel() : product;
        boolean exact = !StorageBatteryCode.marked(code);
        for (Battery source : sources) {
            char type = UnitType.of(source.id());
            boolean fits = exact ? type == level : UnitType.rank(type) <= UnitType.rank(level);
            if (type != UnitType.UNKNOWN && (!fits || UnitType.rank(type) > UnitType.rank(product))) {
                checks.refuse(
                        Reason.REUSE_LEVEL_NOT_FIT,
                        "battery_id",
                        code,
                        "level",
                        level,
                        "source_id",
                        source.id(),
                        "type",
                        type);
                return;
            }
        }
    }

    /** A product is rated no higher than its sources were measured together. */
    public static void mustHaveTheEnergy(
            String code, long capacityMah, long voltageMv, List<Battery> sources, Checks checks) {
        // At most 500 sources of at most 10^16 each: below the range of a long.
        long measured = 0;
        for (Battery source : sources) {
            @Nullable Assessment assessment = source.secondLife().assessment();
            measured += assessment == null ? 0 : assessment.energyMicrowattHours();
        }
        long rated = capacityMah * voltageMv;
        checks.require(
                rated <= measured,
                Reason.MORE_ENERGY_THAN_MEASURED,
                "battery_id",
                code,
                "rated",
                rated / MICROWATT_HOURS_PER_MWH,
                "measured",
                measured / MICROWATT_HOURS_PER_MWH);
    }

    /** Each source keeps the capacity that remanufacturing demands, and they differ no more than it allows. */
    public static void mustBeAsGoodAsNew(List<Battery> sources, int day, Checks checks) {
        @Nullable Limit least = SecondLifeLimits.inForce(Metric.REMANUFACTURED_CAPACITY, day);
        @Nullable Limit widest = SecondLifeLimits.inForce(Metric.REMANUFACTURED_SPREAD, day);
        int best = 0;
        int worst = Integer.MAX_VALUE;
        for (Battery source : sources) {
            @Nullable Assessment assessment = source.secondLife().assessment();
            if (assessment == null) {
                continue;
            }
            int healthPpm = assessment.stateOfHealthPpm();
            best = Math.max(best, healthPpm);
            worst = Math.min(worst, healthPpm);
            if (least != null && healthPpm < least.value()) {
                checks.refuse(
                        Reason.CAPACITY_NOT_REACHED,
                        "battery_id",
                        source.id(),
                        "state_of_health_ppm",
                        healthPpm,
                        "document",
                        least.document(),
                        "limit_ppm",
                        least.value());
            }
            if (widest != null) {
                int spreadPpm = Math.max(assessment.cellSpreadPpm(), best - worst);
                checks.require(
                        spreadPpm <= widest.value(),
                        Reason.SPREAD_TOO_WIDE,
                        "spread_ppm",
                        spreadPpm,
                        "battery_id",
                        source.id(),
                        "document",
                        widest.document(),
                        "limit_ppm",
                        widest.value());
            }
        }
    }
}
