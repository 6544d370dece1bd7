package suhuan.chaincode.domain.reference;

import java.util.List;

/** Elements whose content is balanced in process runs; dated, in {@code elements.tsv}. */
public final class Elements {
    private static final List<Row> ALL =
            ReferenceTable.rows("elements.tsv", 7).stream().map(Elements::row).toList();

    /**
     * A row of the list.
     *
     * @param symbol symbol, such as Li; C is graphite as carbon
     * @param validFrom first day, yyyymmdd; 0 is no bound
     * @param validTo last day, yyyymmdd; 0 is no bound
     * @param english English name
     * @param chinese Chinese name
     * @param mark how well the row is known
     */
    public record Row(String symbol, int validFrom, int validTo, String english, String chinese, String mark)
            implements DatedRow {}

    private Elements() {}

    /** Whether an element is tracked on a day. */
    public static boolean tracked(String symbol, int yyyymmdd) {
        return DatedRows.inForce(ALL, row -> row.symbol().equals(symbol), yyyymmdd) != null;
    }

    /** Symbols tracked on a day, in the order of the list. */
    public static List<String> trackedOn(int yyyymmdd) {
        return ALL.stream()
                .filter(row -> row.inForce(yyyymmdd))
                .map(Row::symbol)
                .distinct()
                .toList();
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }

    private static Row row(String[] cells) {
        return new Row(
                cells[0],
                DatedRows.day("elements.tsv", cells[1]),
                DatedRows.day("elements.tsv", cells[2]),
                cells[3],
                cells[4],
                cells[6]);
    }
}
