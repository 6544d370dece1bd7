package suhuan.cli.table;

/** Why a row cannot be sent. Numbers are stable; texts are under {@code row.} and the name. */
public enum RowProblem {
    /** A needed cell is empty. */
    CELL_EMPTY(851),
    /** A formula where a value is needed: its result may change after the ledger has it. */
    CELL_FORMULA(852),
    /** No number, or one with grouping or two meanings. */
    CELL_NOT_NUMBER(853),
    /** Full-width characters of a Chinese input method. */
    CELL_FULL_WIDTH(854),
    /** The unit is of another quantity. */
    CELL_UNIT_WRONG(855),
    /** Neither the heading nor the cell has a unit. */
    CELL_UNIT_MISSING(856),
    /** More decimals than the smallest unit has. */
    CELL_TOO_FINE(857),
    /** Larger than any number of the ledger. */
    CELL_TOO_LARGE(858),
    /** The same code stands in an earlier row. */
    CODE_TWICE_IN_FILE(859),
    /** A list of module or cell codes that is not one. */
    CODES_MALFORMED(860),
    /** A list of more codes than a pack can have. */
    CODES_TOO_MANY(861),
    /** The model column says another model than the code. */
    MODEL_DIFFERS(862),
    /** The battery is registered with other values. */
    REGISTERED_DIFFERENTLY(863);

    private final int number;

    RowProblem(int number) {
        this.number = number;
    }

    /** Its number. */
    public int number() {
        return number;
    }
}
