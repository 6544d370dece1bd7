package suhuan.cli.term;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units people use beside the integers of the ledger. Exact both ways: nothing is rounded. */
public final class Units {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final Pattern QUANTITY = Pattern.compile("\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*(\\p{L}+)\\s*");
    private static final long MG_PER_GRAM = 1_000L;
    private static final long MG_PER_KG = 1_000_000L;
    private static final int MG_PER_TONNE_DIGITS = 9;
    private static final int MG_PER_KG_DIGITS = 6;
    private static final int MG_PER_GRAM_DIGITS = 3;
    private static final int NG_PER_MG_DIGITS = 6;
    private static final int PPM_PER_PER_CENT_DIGITS = 4;

    private Units() {}

    /** Mass in t from 1 t on, in kg from 1 kg on, in g from 1 g on, else in mg. */
    public static String mass(long massMg) {
        BigDecimal mg = BigDecimal.valueOf(massMg);
        if (Math.abs(massMg) >= MG_PER_KG * 1000) return plain(mg.movePointLeft(MG_PER_TONNE_DIGITS)) + " t";
        if (Math.abs(massMg) >= MG_PER_KG) return plain(mg.movePointLeft(MG_PER_KG_DIGITS)) + " kg";
        if (Math.abs(massMg) >= MG_PER_GRAM) return plain(mg.movePointLeft(MG_PER_GRAM_DIGITS)) + " g";
        return massMg + " mg";
    }

    /** Mass as {@link #mass(long)} with the exact mg behind it, where that says more. */
    public static String massExact(long massMg) {
        if (Math.abs(massMg) < MG_PER_KG) return mass(massMg);
        return mass(massMg) + " (" + String.format(Locale.ROOT, "%,d", massMg) + " mg)";
    }

    /** Mass of millionths of a mg, in mg with all its decimals. */
    public static String massNg(long massNg) {
        return plain(BigDecimal.valueOf(massNg, NG_PER_MG_DIGITS)) + " mg";
    }

    /** Capacity in Ah. */
    public static String capacity(long capacityMah) {
        return plain(BigDecimal.valueOf(capacityMah, 3)) + " Ah";
    }

    /** Voltage in V. */
    public static String voltage(long voltageMv) {
        return plain(BigDecimal.valueOf(voltageMv, 3)) + " V";
    }

    /** Parts per million as per cent, with all their decimals. */
    public static String share(int ppm) {
        return plain(BigDecimal.valueOf(ppm, PPM_PER_PER_CENT_DIGITS)) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Day and minute in China Standard Time. */
    public static String time(long unixMs) {
        return MINUTE.format(Instant.ofEpochMilli(unixMs));
    }

    /** Day as yyyy-mm-dd. */
    public static String day(int yyyymmdd) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    }

    /** A mass such as 312.5kg, 28.4 t, 500 g or 312.5公斤 in mg; empty where it is not one or not a whole number of mg. */
    public static Optional<Long> parseMass(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return massDigits(matcher.group(2))
                .flatMap(digits -> exact(new BigDecimal(matcher.group(1)).movePointRight(digits)));
    }

    private static Optional<Integer> massDigits(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "mg", "毫克" -> Optional.of(0);
            case "g", "克" -> Optional.of(MG_PER_GRAM_DIGITS);
            case "kg", "公斤", "千克" -> Optional.of(MG_PER_KG_DIGITS);
            case "t", "吨" -> Optional.of(MG_PER_TONNE_DIGITS);
            default -> Optional.empty();
        };
    }

    /** A number as a whole one; empty where it is none or too large. */
    public static Optional<Long> exact(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
