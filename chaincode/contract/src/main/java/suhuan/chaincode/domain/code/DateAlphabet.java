package suhuan.chaincode.domain.code;

/**
 * The characters with which GB/T 34014-2017 writes a day of production: one for the year, one for the month, one for the
 * day. I, O, Q, U and Z are not used. The tables agree between public decoders and dated labels up to the year 2036; what
 * the letters after T mean is disputed, so they are not written.
 */
final class DateAlphabet {
    private static final String YEARS_FROM_2011 = "123456789ABCDEFGHJKLMNPRST";
    private static final String MONTHS_FROM_1 = "123456789ABC";
    private static final String DAYS_FROM_1 = "123456789ABCDEFGHJKLMNPRSTVWXY0";

    /** What a public expression in wide use (Catena-X traction_battery_code 2.0.0) lets through for a year or a day. */
    private static final String SEEN_ON_LABELS = "0123456789ABCDEFGHIJKLMNPRSTUVWXY";

    private DateAlphabet() {}

    /** Year 2011 to 2036, or 0 where the character does not stand for one. */
    static int year(char c) {
        int index = YEARS_FROM_2011.indexOf(c);
        return index < 0 ? 0 : 2011 + index;
    }

    /** Month 1 to 12, or 0 where the character does not stand for one. */
    static int month(char c) {
        return MONTHS_FROM_1.indexOf(c) + 1;
    }

    /** Day 1 to 31, or 0 where the character does not stand for one. */
    static int day(char c) {
        return DAYS_FROM_1.indexOf(c) + 1;
    }

    /** Whether a label may carry the character in the place of the year, right or wrong. */
    static boolean seenAsYear(char c) {
        return c != '0' && SEEN_ON_LABELS.indexOf(c) >= 0;
    }

    /** Whether a label may carry the character in the place of the day, right or wrong. */
    static boolean seenAsDay(char c) {
        return SEEN_ON_LABELS.indexOf(c) >= 0;
    }
}
