package suhuan.cli.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which column of a file is which, found by the headings in any order, with the units they name. */
public final class PackHeadings {
    /** "mass (kg)", "质量[kg]", "质量/kg", "mass, kg". */
    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)\\s*(?:[(\\[【](.+?)[)\\]】]|[/,:](.+?))");

    private final Map<PackColumn, Integer> places = new EnumMap<>(PackColumn.class);
    private final Map<PackColumn, String> units = new EnumMap<>(PackColumn.class);
    private final List<String> ignored = new ArrayList<>();

    private PackHeadings() {}

    /**
     * Reads the row of headings.
     *
     * @throws TableException when a needed column is missing, stands twice, or has a unit of something else
     */
    public static PackHeadings of(TableRow row) throws TableException {
        PackHeadings headings = new PackHeadings();
        for (int i = 0; i < row.cells().size(); i++)
            headings.take(i, row.cell(i).text());
        List<String> missing = new ArrayList<>();
        for (PackColumn column : PackColumn.values()) {
            if (column.required() && !headings.places.containsKey(column)) missing.add(column.usualHeading());
        }
        if (!missing.isEmpty()) {
            throw new TableException(TableProblem.COLUMN_MISSING, missing, row.number(), headings.ignored);
        }
        return headings;
    }

    private void take(int place, String heading) throws TableException {
        String name = PackColumn.normal(heading);
        if (name.isEmpty()) return;
        String unit = "";
        Optional<PackColumn> column = PackColumn.of(name);
        Matcher matcher = WITH_UNIT.matcher(name);
        if (column.isEmpty() && matcher.matches()) {
            column = PackColumn.of(matcher.group(1).strip());
            unit = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).strip();
        }
        if (column.isEmpty()) {
            column = trailingUnit(name);
            if (column.isPresent()) unit = name.substring(name.lastIndexOf(' ') + 1);
        }
        if (column.isEmpty()) {
            ignored.add(heading.strip());
            return;
        }
        PackColumn found = column.get();
        @Nullable Integer before = places.put(found, place);
        if (before != null) throw new TableException(TableProblem.COLUMN_TWICE, heading.strip(), found.usualHeading());
        Quantity quantity = found.quantity();
        if (quantity == null) return;
        if (!unit.isEmpty() && quantity.digits(unit).isEmpty()) {
            throw new TableException(TableProblem.COLUMN_UNIT, heading.strip(), quantity.usualUnit());
        }
        units.put(found, unit);
    }

    /** "mass_kg" and "rated capacity ah". */
    private static Optional<PackColumn> trailingUnit(String name) {
        int space = name.lastIndexOf(' ');
        if (space < 0) return Optional.empty();
        return PackColumn.of(name.substring(0, space))
                .filter(column -> column.quantity() != null)
                .filter(column -> java.util.Objects.requireNonNull(column.quantity())
                        .digits(name.substring(space + 1))
                        .isPresent());
    }

    /** Place of a column from 0, or -1 where the file has none. */
    public int place(PackColumn column) {
        return places.getOrDefault(column, -1);
    }

    String unit(PackColumn column) {
        return units.getOrDefault(column, "");
    }

    /** Headings that mean nothing to us; their cells are not recorded. */
    public List<String> ignored() {
        return ignored;
    }

    /** Address of a column's cell in a row; the row alone where the file has no such column. */
    public String address(PackColumn column, long row) {
        int place = place(column);
        return place < 0 ? Long.toString(row) : TableRow.address(place, row);
    }
}
