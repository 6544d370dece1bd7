package suhuan.cli.table;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be read as a table: a numbered problem with the values its text needs. */
public final class TableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final TableProblem problem;
    private final transient List<String> values;

    /** A problem with the values of its text. */
    public TableException(TableProblem problem, Object... values) {
        super(problem.number() + " " + problem.name() + " " + List.of(values));
        this.problem = problem;
        this.values = java.util.Arrays.stream(values).map(TableException::text).toList();
    }

    /** Names beside each other, in no language. */
    private static String text(Object value) {
        if (!(value instanceof Collection<?> names)) return String.valueOf(value);
        return names.stream().map(String::valueOf).collect(Collectors.joining(" / "));
    }

    /** Which problem. */
    public TableProblem problem() {
        return problem;
    }

    /** Values for its text, in order. */
    public List<String> values() {
        return values;
    }
}
