package suhuan.chaincode.domain.reference;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may be put into a run beside its inputs; dated, in {@code additions.tsv}. */
public final class Additions {
    private static final List<Row> ALL =
            ReferenceTable.rows("additions.tsv", 7).stream().map(Additions::row).toList();

    /**
     * A row of the list.
     *
     * @param substance name, such as SULPHURIC_ACID
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param sharesPpm what it holds of tracked elements, in ppm; every other tracked element it holds none of
     * @param mark how well the row is known
     */
    public record Row(String substance, int validFrom, int validTo, SortedMap<String, Integer> sharesPpm, String mark)
            implements DatedRow {}

    private Additions() {}

    /** The addition of a name in force on a day, or null. */
    public static @Nullable Row inForce(String substance, int yyyymmdd) {
        return DatedRows.inForce(ALL, row -> row.substance().equals(substance), yyyymmdd);
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        SortedMap<String, Integer> shares = new TreeMap<>();
        for (String share : DatedRows.words(cells[3])) {
            int colon = share.indexOf(':');
            shares.put(share.substring(0, colon), Integer.parseInt(share.substring(colon + 1)));
        }
        return new Row(
                cells[0],
                DatedRows.day("additions.tsv", cells[1]),
                DatedRows.day("additions.tsv", cells[2]),
                Collections.unmodifiableSortedMap(shares),
                cells[6]);
    }
}
