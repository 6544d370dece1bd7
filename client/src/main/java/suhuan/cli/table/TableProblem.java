package suhuan.cli.table;

/** Why a file cannot be read as a table. Numbers are stable; texts are under {@code table.} and the name. */
public enum TableProblem {
    /** Nothing in it. */
    FILE_EMPTY(801),
    /** Neither UTF-8 nor GB18030. */
    ENCODING_UNKNOWN(802),
    /** A quoted cell never ends, or the text is otherwise no CSV. */
    CSV_MALFORMED(803),
    /** A row or cell is far larger than any of its kind. */
    ROW_TOO_LARGE(804),
    /** Cut off or damaged. */
    XLSX_DAMAGED(805),
    /** Unpacks to more than any workbook: a bomb. */
    XLSX_TOO_LARGE(806),
    /** Declares entities or another encoding than UTF-8. */
    XLSX_FORBIDDEN(807),
    /** A workbook of the old binary kind, or encrypted. */
    XLS_OLD(808),
    /** No sheet of that name. */
    SHEET_NOT_FOUND(809),
    /** A needed column is not there. */
    COLUMN_MISSING(810),
    /** Two headings mean the same column. */
    COLUMN_TWICE(811),
    /** The unit in a heading is not one of the column's. */
    COLUMN_UNIT(812);

    private final int number;

    TableProblem(int number) {
        this.number = number;
    }

    /** Its number. */
    public int number() {
        return number;
    }
}
