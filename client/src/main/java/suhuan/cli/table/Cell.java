package suhuan.cli.table;

/**
 * One cell as the file has it.
 *
 * @param kind what it holds
 * @param text its text, or the number as written; for a formula the formula
 */
public record Cell(Kind kind, String text) {
    /** A cell that is not there. */
    public static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    /** What a cell holds. */
    public enum Kind {
        /** Nothing, or blanks. */
        EMPTY,
        /** Text. */
        TEXT,
        /** A number of a spreadsheet. */
        NUMBER,
        /** A formula: its result is not a value somebody entered. */
        FORMULA,
        /** A truth value or an error of a spreadsheet. */
        OTHER
    }

    /** A cell of a text file. */
    static Cell ofText(String text) {
        return text.isBlank() ? EMPTY : new Cell(text.strip().startsWith("=") ? Kind.FORMULA : Kind.TEXT, text);
    }
}
