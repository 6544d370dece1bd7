package suhuan.gateway.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days in China, as numbers yyyymmdd. */
public final class ChinaDays {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private ChinaDays() {}

    /** The day at an instant, in ms since 1970-01-01 UTC. */
    public static int at(long epochMs) {
        return number(Instant.ofEpochMilli(epochMs).atOffset(CHINA).toLocalDate());
    }

    /** When a day is over, in ms since 1970-01-01 UTC. */
    public static long endMs(int yyyymmdd) {
        return date(yyyymmdd).plusDays(1).atStartOfDay().toInstant(CHINA).toEpochMilli();
    }

    /** A number as a date. */
    public static LocalDate date(int yyyymmdd) {
        return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    }

    /** A date as a number. */
    public static int number(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
}
