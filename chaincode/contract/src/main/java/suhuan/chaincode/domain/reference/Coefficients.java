package suhuan.chaincode.domain.reference;

import java.util.ArrayList;
import java.util.List;

/** What routes are expected to yield by mass of their inputs; dated, in {@code coefficients.tsv}. */
public final class Coefficients {
    private static final String ANY = "*";
    private static final List<Row> ALL = ReferenceTable.rows("coefficients.tsv", 10).stream()
            .map(Coefficients::row)
            .toList();

    /**
     * A row of the list.
     *
     * @param route route
     * @param inputGrade grade of the input; empty for any
     * @param materialNumber number of the output's material in the vocabulary; 0 for losses
     * @param anyGrade every grade of the material counts
     * @param grade grade of the output
     * @param leastPpm least expected, in ppm of the input mass
     * @param mostPpm most expected, in ppm of the input mass
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param document document
     */
    public record Row(
            String route,
            String inputGrade,
            int materialNumber,
            boolean anyGrade,
            String grade,
            int leastPpm,
            int mostPpm,
            int validFrom,
            int validTo,
            String document)
            implements DatedRow {
        /** Whether the row is about an output of a material and grade. */
        public boolean isAbout(int material, String outputGrade) {
            return materialNumber == material && (anyGrade || grade.equals(outputGrade));
        }

        /** Whether the row and another are about the same output. */
        public boolean sameOutput(Row other) {
            return materialNumber == other.materialNumber && anyGrade == other.anyGrade && grade.equals(other.grade);
        }

        /** Whether the row is about an input of a grade. */
        public boolean takes(String grade) {
            return inputGrade.isEmpty() || inputGrade.equals(grade);
        }
    }

    private Coefficients() {}

    /** Rows of a route in force on a day, in the order of the list. */
    public static List<Row> of(String route, int yyyymmdd) {
        List<Row> rows = new ArrayList<>();
        for (Row row : ALL) {
            if (row.route().equals(route) && row.inForce(yyyymmdd)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                cells[1].equals(ANY) ? "" : cells[1],
                Integer.parseInt(cells[2]),
                cells[3].equals(ANY),
                cells[3].equals(ANY) ? "" : cells[3],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                DatedRows.day("coefficients.tsv", cells[6]),
                DatedRows.day("coefficients.tsv", cells[7]),
                DatedRows.word(cells[8]));
    }
}
