package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applications of a second life, dated, allowed or forbidden; sources and marks are in {@code applications.tsv}. */
public final class Applications {
    private static final List<Application> ALL = ReferenceTable.rows("applications.tsv", 8).stream()
            .map(row -> new Application(
                    row[0],
                    ReferenceTable.day(row[1]),
                    ReferenceTable.day(row[2]),
                    row[3].equals("1"),
                    row[4],
                    row[5],
                    row[6]))
            .toList();

    private Applications() {}

    /**
     * What a rule says of an application.
     *
     * @param name name by which a command calls it
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param allowed whether a second life may be led in it
     * @param document what says so
     * @param english term
     * @param chinese term
     */
    public record Application(
            String name, int validFrom, int validTo, boolean allowed, String document, String english, String chinese)
            implements DatedRow {}

    /** What is in force for an application on a day, or null. */
    public static @Nullable Application inForce(String name, int yyyymmdd) {
        return DatedRows.inForce(ALL, application -> application.name().equals(name), yyyymmdd);
    }

    /** Every row. */
    public static List<Application> all() {
        return ALL;
    }
}
