package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schemes under which certificates are issued, with their ring-fences; dated, in {@code schemes.tsv}. */
public final class Schemes {
    private static final List<Row> ALL =
            ReferenceTable.rows("schemes.tsv", 8).stream().map(Schemes::row).toList();

    /**
     * A row of the list.
     *
     * @param scheme name
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param regionDigits digits of the region code a claim must share with the place of recovery
     * @param yearsAfter years after the year of recovery in which a claim may still be made
     * @param mark how well the row is known
     */
    public record Row(String scheme, int validFrom, int validTo, int regionDigits, int yearsAfter, String mark)
            implements DatedRow {}

    private Schemes() {}

    /** The scheme of a name in force on a day, or null. */
    public static @Nullable Row inForce(String scheme, int yyyymmdd) {
        return DatedRows.inForce(ALL, row -> row.scheme().equals(scheme), yyyymmdd);
    }

    /**
     * The last row of a scheme, in force or not: its certificates may be retired after it ended.
     *
     * @throws IllegalStateException where there is none: the ledger is newer than this contract
     */
    public static Row latest(String scheme) {
        @Nullable Row latest = null;
        for (Row row : ALL) {
            latest = row.scheme().equals(scheme) ? row : latest;
        }
        if (latest == null) {
            throw new IllegalStateException("a certificate of a scheme this version does not know");
        }
        return latest;
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                DatedRows.day("schemes.tsv", cells[1]),
                DatedRows.day("schemes.tsv", cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                cells[7]);
    }
}
