package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits that rules put to second life, dated; sources and marks are in {@code second_life_limits.tsv}. */
public final class SecondLifeLimits {
    private static final List<Limit> ALL = ReferenceTable.rows("second_life_limits.tsv", 7).stream()
            .map(row -> new Limit(
                    Metric.valueOf(row[0]),
                    ReferenceTable.day(row[1]),
                    ReferenceTable.day(row[2]),
                    Long.parseLong(row[3]),
                    row[5]))
            .toList();

    private SecondLifeLimits() {}

    /** What is limited. */
    public enum Metric {
        /** Oldest assessment that may be relied on, in days. */
        ASSESSMENT_AGE,
        /** Least capacity of what is remanufactured, in ppm of its rated capacity. */
        REMANUFACTURED_CAPACITY,
        /** Widest spread of the states of health of what is remanufactured, in ppm. */
        REMANUFACTURED_SPREAD,
        /** What is repurposed comes from vehicles. */
        ORIGIN_FROM_VEHICLE,
        /** What is remanufactured is used only with a statement of conformity. */
        REMANUFACTURED_CONFORMITY
    }

    /**
     * A limit in one edition.
     *
     * @param metric what is limited
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param value the limit; 1 for what is simply demanded
     * @param document what says so
     */
    public record Limit(Metric metric, int validFrom, int validTo, long value, String document) implements DatedRow {}

    /** The limit in force on a day, or null where none is. */
    public static @Nullable Limit inForce(Metric metric, int yyyymmdd) {
        return DatedRows.inForce(ALL, limit -> limit.metric() == metric, yyyymmdd);
    }

    /** Every limit of every edition. */
    public static List<Limit> all() {
        return ALL;
    }
}
