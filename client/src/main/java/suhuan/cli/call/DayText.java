package suhuan.cli.call;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as people write it: 20260401, 2026-04-01 or 2026/4/1. Whether it exists is for the ledger to say. */
public final class DayText implements ITypeConverter<Integer> {
    private static final int A_YEAR = 10_000;
    private static final int A_MONTH = 100;

    @Override
    public Integer convert(String value) {
        String text = value.strip();
        if (text.matches("\\d{1,9}")) return Integer.parseInt(text);
        if (text.matches("\\d{4}([-/])\\d{1,2}\\1\\d{1,2}")) {
            String[] parts = text.split("[-/]");
            return Integer.parseInt(parts[0]) * A_YEAR
                    + Integer.parseInt(parts[1]) * A_MONTH
                    + Integer.parseInt(parts[2]);
        }
        throw new TypeConversionException(value);
    }
}
