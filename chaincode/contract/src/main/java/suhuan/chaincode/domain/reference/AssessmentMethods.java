package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of assessing a used battery, dated; sources and marks are in {@code assessment_methods.tsv}. */
public final class AssessmentMethods {
    private static final List<Method> ALL = ReferenceTable.rows("assessment_methods.tsv", 6).stream()
            .map(row -> new Method(row[0], ReferenceTable.day(row[1]), ReferenceTable.day(row[2]), row[3]))
            .toList();

    private AssessmentMethods() {}

    /**
     * A method in one edition.
     *
     * @param name name by which a command calls it
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param document what defines it
     */
    public record Method(String name, int validFrom, int validTo, String document) implements DatedRow {}

    /** The method of that name in force on a day, or null. */
    public static @Nullable Method inForce(String name, int yyyymmdd) {
        return DatedRows.inForce(ALL, method -> method.name().equals(name), yyyymmdd);
    }

    /** Every method of every edition. */
    public static List<Method> all() {
        return ALL;
    }
}
