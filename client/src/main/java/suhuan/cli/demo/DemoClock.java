package suhuan.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When things happened in the demo's world, counted back from the moment it was begun. Never reads a clock. */
final class DemoClock {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final long epochMs;

    DemoClock(long epochMs) {
        this.epochMs = epochMs;
    }

    /** The clock of a world in which something happened at a known time so many days and minutes before it was begun. */
    static DemoClock by(long happenedAtMs, int days, int minutes) {
        return new DemoClock(2 * happenedAtMs - new DemoClock(happenedAtMs).daysAgo(days, minutes));
    }

    /** The moment the demo's world was begun. */
    long epochMs() {
        return epochMs;
    }

    /** So many days and minutes before the world was begun. */
    long daysAgo(int days, int minutes) {
        return epochMs
                - Duration.ofDays(days).toMillis()
                + Duration.ofMinutes(minutes).toMillis();
    }

    /** So many days after. */
    long daysAhead(int days) {
        return epochMs + Duration.ofDays(days).toMillis();
    }

    /** The calendar day in China Standard Time so many days before. */
    LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(daysAgo(daysAgo, 0)), CHINA);
    }

    /** The same as yyyymmdd. */
    int yyyymmdd(int daysAgo) {
        LocalDate day = day(daysAgo);
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
