package suhuan.chaincode.domain.reference;

import java.util.List;

/** Families of batteries by the type letter of their code, as targets tell them apart; in {@code battery_families.tsv}. */
public final class BatteryFamilies {
    private static final List<Row> ALL = ReferenceTable.rows("battery_families.tsv", 4).stream()
            .map(cells -> new Row(cells[0].charAt(0), Integer.parseInt(cells[1]), cells[3]))
            .toList();

    /**
     * A row of the list.
     *
     * @param letter type letter
     * @param familyNumber number of the family; 0 is not known
     * @param mark how well the row is known
     */
    public record Row(char letter, int familyNumber, String mark) {}

    private BatteryFamilies() {}

    /** Number of the family of a letter; 0 where it is not known. */
    public static int of(char letter) {
        for (Row row : ALL) {
            if (row.letter() == letter) {
                return row.familyNumber();
            }
        }
        return 0;
    }

    /** Every row, in the order of the list. */
    public static List<Row> all() {
        return ALL;
    }
}
