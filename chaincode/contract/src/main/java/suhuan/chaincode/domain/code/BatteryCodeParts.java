package suhuan.chaincode.domain.code;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.code.BatteryCode.Invalid;
import suhuan.chaincode.domain.code.BatteryCode.Valid;
import suhuan.chaincode.domain.reference.Days;

/**
 * A text cut at the places of GB/T 34014-2017, and the checks of each part.
 *
 * @param code the text, of any length
 * @param dateAt where the date begins, from 0: 14 in the long form, 7 in the cascade form
 */
record BatteryCodeParts(String code, int dateAt) {
    private static final int DESIGN_LENGTH = 14;
    private static final int LONG_DATE_AT = 14;
    private static final int CASCADE_DATE_AT = 7;

    static BatteryCodeParts of(String code) {
        return new BatteryCodeParts(code, code.length() == BatteryCode.CASCADE_LENGTH ? CASCADE_DATE_AT : LONG_DATE_AT);
    }

    static boolean isProductType(char c) {
        return c == 'P' || c == 'M' || c == 'C';
    }

    static boolean isChemistry(char c) {
        return c >= 'A' && c <= 'G' || c == 'Z';
    }

    /** The first thing that does not fit the standard, or null. */
    @Nullable
    Invalid firstProblem() {
        Invalid problem = textProblem();
        if (problem != null) {
            return problem;
        }
        problem = partsProblem();
        if (problem != null && halvesAreSwapped()) {
            return new Invalid(
                    "order (1-24)",
                    "the two symbols are joined in the wrong order; the design symbol of 14 characters comes first: "
                            + halvesInOrder());
        }
        return problem;
    }

    /** Length and characters: without these no part can be told from another. */
    @Nullable
    Invalid textProblem() {
        if (code.length() != BatteryCode.LENGTH && code.length() != BatteryCode.CASCADE_LENGTH) {
            return new Invalid(
                    "length",
                    code.length()
                            + " characters; a code has 24, or 19 for a product of cascade use (ending R and a level)");
        }
        int lower = CodeText.firstLower(code);
        if (lower >= 0) {
            return new Invalid(
                    "case",
                    "lower case " + code.charAt(lower) + " at position " + (lower + 1)
                            + "; codes are written in upper case");
        }
        int foreign = CodeText.firstForeign(code);
        if (foreign >= 0) {
            return new Invalid(
                    "characters",
                    CodeText.shown(code.charAt(foreign)) + " at position " + (foreign + 1) + " is not one of A-Z 0-9");
        }
        return null;
    }

    private @Nullable Invalid partsProblem() {
        Invalid problem = designProblem();
        if (problem == null) {
            problem = dateProblem();
        }
        if (problem == null) {
            problem = serialProblem();
        }
        return problem == null ? reuseProblem() : problem;
    }

    /** Product type and battery type; vendor, specification and trace are free within A-Z 0-9. */
    @Nullable
    Invalid designProblem() {
        if (!isProductType(productType())) {
            return new Invalid("product type (4)", productType() + " is not P (pack), M (module) or C (cell)");
        }
        if (!isChemistry(chemistry())) {
            return new Invalid("battery type (5)", chemistry() + " is not one of A to G or Z");
        }
        return null;
    }

    /** Year, month and day one by one, then together against the calendar. */
    @Nullable
    Invalid dateProblem() {
        if (year() == 0) {
            return new Invalid(
                    "year (" + (dateAt + 1) + ")",
                    yearChar() + " is not a year of 2011 to 2036 (1-9 A-T without I, O, Q)");
        }
        if (month() == 0) {
            return new Invalid("month (" + (dateAt + 2) + ")", code.charAt(dateAt + 1) + " is not a month (1-9 A-C)");
        }
        if (day() == 0) {
            return new Invalid(
                    "day (" + (dateAt + 3) + ")",
                    dayChar() + " is not a day (1-9 A-Y without I, O, Q, U; 0 is the 31st)");
        }
        if (producedOn() == 0) {
            return new Invalid(
                    "date (" + (dateAt + 1) + "-" + (dateAt + 3) + ")",
                    code.substring(dateAt, dateAt + 3) + " is " + year() + "-" + twoDigits(month()) + "-"
                            + twoDigits(day()) + ", not a day of the calendar");
        }
        return null;
    }

    /** Seven digits, counted from 1 each day. */
    @Nullable
    Invalid serialProblem() {
        String part = "serial (" + (dateAt + 4) + "-" + (dateAt + 10) + ")";
        if (!CodeText.allDigits(serial())) {
            return new Invalid(part, serial() + " is not seven digits");
        }
        return serial().equals("0000000") ? new Invalid(part, "0000000; serials begin at 0000001") : null;
    }

    /** R and the level of re-use, in the cascade form only. */
    @Nullable
    Invalid reuseProblem() {
        if (!cascade()) {
            return null;
        }
        if (code.charAt(17) != 'R') {
            return new Invalid("mark of re-use (18)", code.charAt(17) + " is not R");
        }
        return isProductType(code.charAt(18))
                ? null
                : new Invalid("level of re-use (19)", code.charAt(18) + " is not P (pack), M (module) or C (cell)");
    }

    boolean halvesAreSwapped() {
        return code.length() == BatteryCode.LENGTH && of(halvesInOrder()).partsProblem() == null;
    }

    /** The text with its first ten characters moved to the end: what it says if the production symbol was scanned first. */
    String halvesInOrder() {
        int productionLength = BatteryCode.LENGTH - DESIGN_LENGTH;
        return code.substring(productionLength) + code.substring(0, productionLength);
    }

    Valid valid() {
        return new Valid(
                code, vendor(), productType(), chemistry(), spec(), trace(), producedOn(), serial(), reuseLevel());
    }

    boolean cascade() {
        return dateAt == CASCADE_DATE_AT;
    }

    String vendor() {
        return code.substring(0, 3);
    }

    char productType() {
        return code.charAt(3);
    }

    char chemistry() {
        return code.charAt(4);
    }

    String spec() {
        return code.substring(5, BatteryCode.MODEL_LENGTH);
    }

    String trace() {
        return code.substring(BatteryCode.MODEL_LENGTH, dateAt);
    }

    char yearChar() {
        return code.charAt(dateAt);
    }

    char dayChar() {
        return code.charAt(dateAt + 2);
    }

    int year() {
        return DateAlphabet.year(yearChar());
    }

    int month() {
        return DateAlphabet.month(code.charAt(dateAt + 1));
    }

    int day() {
        return DateAlphabet.day(dayChar());
    }

    /** Day of production, yyyymmdd; 0 where the three characters are not a day of the calendar. */
    int producedOn() {
        int yyyymmdd = year() * 10_000 + month() * 100 + day();
        return Days.isDay(yyyymmdd) ? yyyymmdd : 0;
    }

    String serial() {
        return code.substring(dateAt + 3, dateAt + 10);
    }

    char reuseLevel() {
        return cascade() ? code.charAt(18) : 0;
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
