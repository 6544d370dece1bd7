package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes out of process runs beside graded scrap, and what it counts as; dated, in {@code products.tsv}. */
public final class Products {
    private static final List<Row> ALL =
            ReferenceTable.rows("products.tsv", 8).stream().map(Products::row).toList();

    /**
     * A row of the list.
     *
     * @param materialNumber number of the material in the vocabulary
     * @param name name, such as BLACK_MASS
     * @param kindNumber number of what it counts as in the vocabulary (suhuan.common.v1.LotKind)
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param english English name
     * @param chinese Chinese name
     * @param mark how well the row is known
     */
    public record Row(
            int materialNumber,
            String name,
            int kindNumber,
            int validFrom,
            int validTo,
            String english,
            String chinese,
            String mark)
            implements DatedRow {}

    private Products() {}

    /** The product of a material in force on a day, or null. */
    public static @Nullable Row inForce(int materialNumber, String name, int yyyymmdd) {
        return DatedRows.inForce(
                ALL, row -> row.materialNumber() == materialNumber && row.name().equals(name), yyyymmdd);
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                Integer.parseInt(cells[0]),
                cells[1],
                Integer.parseInt(cells[2]),
                DatedRows.day("products.tsv", cells[3]),
                DatedRows.day("products.tsv", cells[4]),
                cells[5],
                cells[6],
                cells[7]);
    }
}
