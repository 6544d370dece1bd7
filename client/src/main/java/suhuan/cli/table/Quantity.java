package suhuan.cli.table;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of quantity with the units people write it in; values become integers of the smallest unit, exactly. */
enum Quantity {
    /** Mass; smallest unit mg. */
    MASS(
            "kg",
            Map.ofEntries(
                    Map.entry("mg", 0),
                    Map.entry("毫克", 0),
                    Map.entry("g", 3),
                    Map.entry("克", 3),
                    Map.entry("kg", 6),
                    Map.entry("千克", 6),
                    Map.entry("公斤", 6),
                    Map.entry("t", 9),
                    Map.entry("吨", 9))),
    /** Capacity; smallest unit mAh. */
    CAPACITY("Ah", Map.of("mah", 0, "毫安时", 0, "ah", 3, "安时", 3, "a·h", 3)),
    /** Voltage; smallest unit mV. */
    VOLTAGE("V", Map.of("mv", 0, "毫伏", 0, "v", 3, "伏", 3, "伏特", 3));

    /** A number without grouping, then perhaps a unit. */
    private static final Pattern WRITTEN =
            Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)\\s*([^0-9\\s.,+-].{0,15})?");

    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E\\u3000]");

    private final String usualUnit;
    private final Map<String, Integer> unitDigits;

    Quantity(String usualUnit, Map<String, Integer> unitDigits) {
        this.usualUnit = usualUnit;
        this.unitDigits = unitDigits;
    }

    String usualUnit() {
        return usualUnit;
    }

    /** Decimal digits from a unit down to the smallest; empty for a unit of something else. */
    Optional<Integer> digits(String unit) {
        return Optional.ofNullable(unitDigits.get(unit.strip().toLowerCase(Locale.ROOT)));
    }

    /** What became of a cell that should hold a quantity. */
    sealed interface Reading {
        /**
         * A value.
         *
         * @param value in the smallest unit
         */
        record Value(long value) implements Reading {}

        /**
         * Not one.
         *
         * @param problem why
         */
        record Not(RowProblem problem) implements Reading {}
    }

    /** Reads a cell whose column has a unit, or none where columnUnit is empty. */
    Reading read(Cell cell, String columnUnit) {
        switch (cell.kind()) {
            case EMPTY:
                return new Reading.Not(RowProblem.CELL_EMPTY);
            case FORMULA:
                return new Reading.Not(RowProblem.CELL_FORMULA);
            case OTHER:
                return new Reading.Not(RowProblem.CELL_NOT_NUMBER);
            default:
                return readText(cell.text().strip(), columnUnit);
        }
    }

    private Reading readText(String text, String columnUnit) {
        if (FULL_WIDTH.matcher(text).find()) return new Reading.Not(RowProblem.CELL_FULL_WIDTH);
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) return new Reading.Not(RowProblem.CELL_NOT_NUMBER);
        String unit = matcher.group(2) == null ? columnUnit : matcher.group(2);
        if (unit.isEmpty()) return new Reading.Not(RowProblem.CELL_UNIT_MISSING);
        Optional<Integer> digits = digits(unit);
        if (digits.isEmpty()) return new Reading.Not(RowProblem.CELL_UNIT_WRONG);
        BigDecimal value = new BigDecimal(matcher.group(1)).movePointRight(digits.get());
        try {
            if (value.stripTrailingZeros().scale() > 0) return new Reading.Not(RowProblem.CELL_TOO_FINE);
            return new Reading.Value(value.longValueExact());
        } catch (ArithmeticException e) {
            return new Reading.Not(RowProblem.CELL_TOO_LARGE);
        }
    }
}
