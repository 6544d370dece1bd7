package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits an imported lot must meet to be recycled raw material and not waste; dated, in {@code import_limits.tsv}. */
public final class ImportLimits {
    private static final List<Row> ALL = ReferenceTable.rows("import_limits.tsv", 9).stream()
            .map(ImportLimits::row)
            .toList();

    /**
     * A row of the list.
     *
     * @param materialNumber number of the material in the vocabulary
     * @param grade grade
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param document document
     * @param edition edition
     * @param mostInclusionsPpm most inclusions, in ppm of the inspected mass
     * @param leastIronPpm least iron, in ppm; 0 is no limit
     * @param mark how well the row is known
     */
    public record Row(
            int materialNumber,
            String grade,
            int validFrom,
            int validTo,
            String document,
            String edition,
            int mostInclusionsPpm,
            int leastIronPpm,
            String mark)
            implements DatedRow {}

    private ImportLimits() {}

    /** The limits of a grade in force on a day, or null where it may not be imported. */
    public static @Nullable Row inForce(int materialNumber, String grade, int yyyymmdd) {
        return DatedRows.inForce(
                ALL,
                row -> row.materialNumber() == materialNumber && row.grade().equals(grade),
                yyyymmdd);
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                Integer.parseInt(cells[0]),
                cells[1],
                DatedRows.day("import_limits.tsv", cells[2]),
                DatedRows.day("import_limits.tsv", cells[3]),
                cells[4],
                cells[5],
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]),
                cells[8]);
    }
}
