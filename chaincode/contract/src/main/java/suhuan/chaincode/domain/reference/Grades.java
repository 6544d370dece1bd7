package suhuan.chaincode.domain.reference;

import java.util.List;

/**
 * Grades of materials, dated: scrap steel by GB/T 4223 and, imported, GB/T 39733; sorting classes of the trade for others.
 * Sources and marks are in {@code grades.tsv}.
 */
public final class Grades {
    private static final List<Grade> ALL =
            ReferenceTable.rows("grades.tsv", 8).stream().map(Grades::gradeOf).toList();

    private Grades() {}

    /**
     * Whether a lot of the material may be given the grade on a day.
     *
     * @param materialNumber number of the material in the vocabulary
     * @param grade grade as written, upper case; empty is ungraded and always in force
     * @param yyyymmdd day in China Standard Time
     */
    public static boolean inForce(int materialNumber, String grade, int yyyymmdd) {
        if (grade.isEmpty()) {
            return true;
        }
        for (Grade known : ALL) {
            if (known.materialNumber() == materialNumber && known.name().equals(grade) && known.inForce(yyyymmdd)) {
                return true;
            }
        }
        return false;
    }

    /** Every grade of every edition, by material, name and first day. */
    public static List<Grade> all() {
        return ALL;
    }

    private static Grade gradeOf(String[] row) {
        Grade grade = new Grade(
                Integer.parseInt(row[0]),
                row[1],
                Integer.parseInt(row[2]),
                Integer.parseInt(row[3]),
                row[4],
                row[5],
                row[6],
                row[7]);
        if (!isDayOrOpen(grade.validFrom()) || !isDayOrOpen(grade.validTo())) {
            throw new IllegalStateException("grades.tsv: not a day: " + String.join("\t", row));
        }
        return grade;
    }

    private static boolean isDayOrOpen(int yyyymmdd) {
        return yyyymmdd == 0 || Days.isDay(yyyymmdd);
    }
}
