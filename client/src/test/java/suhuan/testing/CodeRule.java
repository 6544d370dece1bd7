package suhuan.testing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GB/T 34014 as the tests know it, written apart from everything it judges. */
final class CodeRule {
    private static final Pattern FORM =
            Pattern.compile("[0-9A-Z]{3}[PMC][A-GZ][0-9A-Z]{2}[0-9A-Z]{7}(.)(.)(.)([0-9]{7})");
    private static final String ORDER = "0123456789ABCDEFGHJKLMNPRSTVWXY";

    private CodeRule() {}

    static String problem(String code) {
        Matcher matcher = FORM.matcher(code);
        if (!matcher.matches()) return "form";
        int year = ORDER.indexOf(matcher.group(1));
        int month = ORDER.indexOf(matcher.group(2));
        int day = matcher.group(3).equals("0") ? 31 : ORDER.indexOf(matcher.group(3));
        if (year < 1 || month < 1 || month > 12 || day < 1) return "date characters";
        try {
            LocalDate.of(2010 + year, month, day);
        } catch (DateTimeException e) {
            return "day";
        }
        return matcher.group(4).equals("0000000") ? "serial" : null;
    }
}
