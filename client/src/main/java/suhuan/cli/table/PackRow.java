package suhuan.cli.table;

import java.util.List;

/** One row of a table of packs: one that can be sent, or one that cannot and why. */
public sealed interface PackRow {
    /** Number of the row as a spreadsheet shows it. */
    long number();

    /** Code as the file has it; may be anything where the row cannot be sent. */
    String code();

    /**
     * A row whose cells could be read. Whether the ledger takes it is the ledger's to say.
     *
     * @param number number of the row
     * @param code code
     * @param massMg mass in mg
     * @param capacityMah capacity in mAh
     * @param voltageMv voltage in mV
     * @param childCodes codes of modules and cells inside
     * @param typed quantities as the cells have them
     */
    record Readable(
            long number,
            String code,
            long massMg,
            long capacityMah,
            long voltageMv,
            List<String> childCodes,
            Typed typed)
            implements PackRow {}

    /**
     * Quantities as somebody typed them, for showing beside what they were taken for.
     *
     * @param mass mass
     * @param capacity capacity
     * @param voltage voltage
     */
    record Typed(String mass, String capacity, String voltage) {}

    /**
     * A row that cannot be sent.
     *
     * @param number number of the row
     * @param code code
     * @param problem why
     * @param cell address of the offending cell
     * @param value what is in it
     * @param more what else the text needs, such as the row with the same code
     */
    record Unreadable(long number, String code, RowProblem problem, String cell, String value, String more)
            implements PackRow {}
}
