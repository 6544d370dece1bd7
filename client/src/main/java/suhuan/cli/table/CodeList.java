package suhuan.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes of modules or cells in one cell of a table: separated by blanks, line breaks, ; , 、 or |, and runs of
 * consecutive serial numbers written as first..last.
 */
final class CodeList {
    /** Codes one pack may have inside. */
    static final int MOST = 2_000;

    /** Blanks of every kind, the full-width and the unbreakable one included. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F;,|\\u3001\\uFF1B\\uFF0C]+");

    private static final String RUN = "..";
    private static final int CODE_LENGTH = 24;
    private static final int SERIAL_LENGTH = 7;

    private CodeList() {}

    /** Adds the codes of a cell to a list; says what is wrong, if anything. */
    static Optional<RowProblem> read(Cell cell, List<String> codes) {
        switch (cell.kind()) {
            case EMPTY:
                return Optional.empty();
            case FORMULA:
                return Optional.of(RowProblem.CELL_FORMULA);
            default:
                break;
        }
        for (String word : BETWEEN.split(cell.text().strip())) {
            if (word.isEmpty()) continue;
            Optional<RowProblem> problem = word.contains(RUN) ? run(word, codes) : one(word, codes);
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    private static Optional<RowProblem> one(String code, List<String> codes) {
        if (codes.size() >= MOST) return Optional.of(RowProblem.CODES_TOO_MANY);
        codes.add(code);
        return Optional.empty();
    }

    private static Optional<RowProblem> run(String word, List<String> codes) {
        int dots = word.indexOf(RUN);
        String first = word.substring(0, dots);
        String last = word.substring(dots + RUN.length());
        if (first.length() != CODE_LENGTH || last.length() != CODE_LENGTH)
            return Optional.of(RowProblem.CODES_MALFORMED);
        int place = CODE_LENGTH - SERIAL_LENGTH;
        String head = first.substring(0, place);
        Optional<Integer> from = serial(first.substring(place));
        Optional<Integer> to = serial(last.substring(place));
        if (from.isEmpty() || to.isEmpty() || !last.startsWith(head) || to.get() < from.get()) {
            return Optional.of(RowProblem.CODES_MALFORMED);
        }
        if (codes.size() + (long) to.get() - from.get() + 1 > MOST) return Optional.of(RowProblem.CODES_TOO_MANY);
        List<String> run = new ArrayList<>();
        for (int serial = from.get(); serial <= to.get(); serial++) {
            run.add(head + padded(serial));
        }
        codes.addAll(run);
        return Optional.empty();
    }

    /** Seven digits; five million a minute go through here, too many for a formatter. */
    private static String padded(int serial) {
        String digits = Integer.toString(serial);
        return "0000000".substring(digits.length()) + digits;
    }

    private static Optional<Integer> serial(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits));
    }
}
