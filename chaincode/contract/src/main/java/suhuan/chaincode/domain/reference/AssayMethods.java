package suhuan.chaincode.domain.reference;

import java.util.List;
import java.util.OptionalInt;

/** Methods by which compositions are found, each with its uncertainty; dated, in {@code assay_methods.tsv}. */
public final class AssayMethods {
    private static final List<Row> ALL = ReferenceTable.rows("assay_methods.tsv", 8).stream()
            .map(AssayMethods::row)
            .toList();

    /**
     * A row of the list.
     *
     * @param method name, such as ICP_OES
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param uncertaintyPpm uncertainty in ppm of the content found
     * @param mark how well the row is known
     */
    public record Row(String method, int validFrom, int validTo, int uncertaintyPpm, String mark) implements DatedRow {}

    private AssayMethods() {}

    /** Uncertainty of a method on a day, in ppm of the content found; empty where the method is not in the list. */
    public static OptionalInt uncertaintyPpm(String method, int yyyymmdd) {
        Row found = DatedRows.inForce(ALL, row -> row.method().equals(method), yyyymmdd);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found.uncertaintyPpm());
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                DatedRows.day("assay_methods.tsv", cells[1]),
                DatedRows.day("assay_methods.tsv", cells[2]),
                Integer.parseInt(cells[3]),
                cells[7]);
    }
}
