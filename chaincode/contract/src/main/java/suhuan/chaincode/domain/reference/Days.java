package suhuan.chaincode.domain.reference;

/**
 * Days of the Gregorian calendar as integers yyyymmdd, in China Standard Time.
 *
 * <p>China has kept UTC+8 without summer time since 1991-09-15, and a rule of the ledger must not depend on the time-zone
 * data a machine happens to have. So this is plain integer arithmetic; the days of summer time from 1986 to 1991 are not
 * modelled.
 */
public final class Days {
    /** First day known here: the first full year of the Gregorian calendar. */
    public static final int FIRST = 1583_01_01;

    /** Last day that can be written with eight digits. */
    public static final int LAST = 9999_12_31;

    private static final long MS_PER_DAY = 86_400_000L;
    private static final long CHINA_OFFSET_MS = 8 * 3_600_000L;
    private static final long FIRST_EPOCH_DAY = epochDayOf(FIRST);
    private static final long LAST_EPOCH_DAY = epochDayOf(LAST);

    private Days() {}

    /** Whether the number is a day of the calendar, {@link #FIRST} to {@link #LAST}. */
    public static boolean isDay(int yyyymmdd) {
        if (yyyymmdd < FIRST || yyyymmdd > LAST) {
            return false;
        }
        int month = yyyymmdd / 100 % 100;
        int day = yyyymmdd % 100;
        return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(yyyymmdd / 10_000, month);
    }

    /**
     * The day in China at an instant.
     *
     * @param epochMs milliseconds since 1970-01-01 UTC; beyond the calendar known here the nearest known day is answered,
     *     because a client's claimed time may be any number and must not break a transaction
     * @return yyyymmdd
     */
    public static int inChina(long epochMs) {
        // Divided before shifted, so that no claimed time can overflow.
        long utcDay = Math.floorDiv(epochMs, MS_PER_DAY);
        long msOfDay = Math.floorMod(epochMs, MS_PER_DAY);
        long chinaDay = msOfDay + CHINA_OFFSET_MS >= MS_PER_DAY ? utcDay + 1 : utcDay;
        return ofEpochDay(Math.max(FIRST_EPOCH_DAY, Math.min(LAST_EPOCH_DAY, chinaDay)));
    }

    /** Negative, zero or positive as {@code left} is before, the same as or after {@code right}. */
    public static int compare(int left, int right) {
        return Integer.compare(left, right);
    }

    /**
     * Whether a day lies in a period, both ends included.
     *
     * @param from first day; 0 is no bound
     * @param to last day; 0 is no bound
     */
    public static boolean within(int day, int from, int to) {
        return (from == 0 || day >= from) && (to == 0 || day <= to);
    }

    /**
     * The day some days later, or earlier for a negative number.
     *
     * @throws IllegalArgumentException where {@code yyyymmdd} is not a day or the answer leaves the calendar known here
     */
    public static int plus(int yyyymmdd, int days) {
        long epochDay = epochDay(yyyymmdd) + days;
        if (epochDay < FIRST_EPOCH_DAY || epochDay > LAST_EPOCH_DAY) {
            throw new IllegalArgumentException(yyyymmdd + " plus " + days + " days is outside the calendar");
        }
        return ofEpochDay(epochDay);
    }

    /**
     * Days since 1970-01-01, which is 0.
     *
     * @throws IllegalArgumentException where {@code yyyymmdd} is not a day
     */
    public static long epochDay(int yyyymmdd) {
        if (!isDay(yyyymmdd)) {
            throw new IllegalArgumentException(yyyymmdd + " is not a day");
        }
        return epochDayOf(yyyymmdd);
    }

    /** Days in a month of the Gregorian calendar, 28 to 31. */
    public static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> isLeapYear(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean isLeapYear(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    // Both conversions count in years that begin on 1 March, so that the leap day is the last day of its year.

    private static long epochDayOf(int yyyymmdd) {
        int month = yyyymmdd / 100 % 100;
        long marchYear = yyyymmdd / 10_000 - (month <= 2 ? 1 : 0);
        long monthFromMarch = (month + 9) % 12;
        long dayOfYear = (153 * monthFromMarch + 2) / 5 + yyyymmdd % 100 - 1;
        return marchYear * 365
                + marchYear / 4
                - marchYear / 100
                + marchYear / 400
                + dayOfYear
                - DAYS_TO_1970_FROM_MARCH_0;
    }

    private static final long DAYS_TO_1970_FROM_MARCH_0 = 719_468;

    private static int ofEpochDay(long epochDay) {
        long day = epochDay + DAYS_TO_1970_FROM_MARCH_0;
        long era = day / 146_097;
        long dayOfEra = day % 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        long dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return (int) (year * 10_000 + month * 100 + dayOfMonth);
    }
}
