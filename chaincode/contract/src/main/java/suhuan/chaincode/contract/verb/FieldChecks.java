package suhuan.chaincode.contract.verb;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import suhuan.chaincode.domain.code.CreditCode;
import suhuan.chaincode.domain.code.Vin;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.Days;
import suhuan.chaincode.domain.reference.Regions;

/**
 * Checks of single fields, worded the same for every command. Texts hold no control characters, because they are shown and
 * kept in places that cannot hold them.
 */
public final class FieldChecks {
    /** Longest id an item of the ledger can have. */
    public static final int LONGEST_ID = 80;

    private static final int SHA256_LENGTH = 32;
    private static final String WORD = "characters of A-Z a-z 0-9 . _ -";

    private final Checks checks = new Checks();

    /** What was found. */
    public Checks checks() {
        return checks;
    }

    /** Not empty. */
    public boolean present(String field, String value) {
        return present(field, !value.isEmpty());
    }

    /** Present. */
    public boolean present(String field, boolean present) {
        checks.require(present, Reason.FIELD_REQUIRED, "field", field);
        return present;
    }

    /** A text of 1 to {@code most} characters. */
    public void text(String field, String value, int most) {
        if (present(field, value)) {
            optionalText(field, value, most);
        }
    }

    /** A text of up to {@code most} characters. */
    public void optionalText(String field, String value, int most) {
        if (value.length() > 2 * most || value.codePointCount(0, value.length()) > most || firstControl(value) >= 0) {
            malformed(field, value, "up to " + most + " characters, no control characters");
        }
    }

    /** A text as it was scanned: up to {@code most} characters, of which none is U+0000. */
    public void scannedText(String field, String value, int most) {
        if (value.length() > most || value.indexOf('\0') >= 0) {
            malformed(field, value, "up to " + most + " characters, none of them U+0000");
        }
    }

    /** An id that a client chooses. */
    public void newId(String field, String value, int most) {
        if (present(field, value) && (value.length() > most || !isWord(value, false))) {
            malformed(field, value, "1 to " + most + " " + WORD);
        }
    }

    /** An id of something on the ledger; ids made by the ledger hold a tilde. */
    public void existingId(String field, String value) {
        if (present(field, value) && (value.length() > LONGEST_ID || !isWord(value, true))) {
            malformed(field, value, "1 to " + LONGEST_ID + " " + WORD + " ~");
        }
    }

    /** A number from {@code least} to {@code most}. */
    public void range(String field, long value, long least, long most) {
        checks.require(
                value >= least && value <= most,
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                field,
                "value",
                value,
                "expected",
                least == most ? String.valueOf(least) : least + " to " + most);
    }

    /** A list of 1 to {@code most}. */
    public void count(String field, int count, int most) {
        if (present(field, count != 0)) {
            atMost(field, count, most);
        }
    }

    /** A list of up to {@code most}. */
    public void atMost(String field, int count, int most) {
        checks.require(count <= most, Reason.TOO_MANY_ENTRIES, "field", field, "count", count, "limit", most);
    }

    /** No value twice. */
    public void distinct(String field, Collection<String> values) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                checks.refuse(Reason.DUPLICATE_ENTRY, "field", field, "value", value);
                return;
            }
        }
    }

    /**
     * A value of an enumeration this version knows, and stated.
     *
     * @param number as on the wire
     * @param known how many numbers this version knows, from 0
     */
    public void stated(String field, int number, int known) {
        if (present(field, number != 0)) {
            known(field, number, known);
        }
    }

    /** A value of an enumeration this version knows, stated or not. */
    public void known(String field, int number, int known) {
        if (number < 0 || number >= known) {
            malformed(field, String.valueOf(number), "a value this version knows");
        }
    }

    /** A digest of 32 bytes, or none. */
    public void optionalSha256(String field, ByteString value) {
        if (!value.isEmpty() && value.size() != SHA256_LENGTH) {
            malformed(field, value.size() + " bytes", "32 bytes or none");
        }
    }

    /** A unified social credit code with its check character. */
    public void creditCode(String field, String value) {
        if (present(field, value)) {
            CreditCode.check(value)
                    .ifPresent(
                            problem -> checks.refuse(Reason.CREDIT_CODE_INVALID, "value", value, "problem", problem));
        }
    }

    /** A vehicle identification number. */
    public void vin(String field, String value, boolean checkDigitDemanded) {
        if (present(field, value) && Vin.check(value, checkDigitDemanded) instanceof Vin.Invalid invalid) {
            checks.refuse(Reason.VIN_INVALID, "value", value, "problem", invalid.problem());
        }
    }

    /** A region, or none. */
    public void optionalRegion(String value) {
        if (!value.isEmpty()) {
            checks.require(Regions.contains(value), Reason.REGION_UNKNOWN, "value", value);
        }
    }

    /** A day of the calendar. */
    public void day(String field, int yyyymmdd) {
        checks.require(Days.isDay(yyyymmdd), Reason.DATE_INVALID, "field", field, "value", yyyymmdd);
    }

    /** A day of the calendar, or 0. */
    public void optionalDay(String field, int yyyymmdd) {
        if (yyyymmdd != 0) {
            day(field, yyyymmdd);
        }
    }

    /** A period that does not end before it begins; 0 is no bound. */
    public void period(int from, int to) {
        checks.require(from == 0 || to == 0 || from <= to, Reason.PERIOD_INVERTED, "from", from, "to", to);
    }

    /** A value that is not of its form. */
    public void malformed(String field, String value, String expected) {
        checks.refuse(Reason.FIELD_MALFORMED, "field", field, "value", value, "expected", expected);
    }

    /** Whether a text holds only letters, digits and . _ - of ASCII. */
    public static boolean isWord(String value, boolean tildeAllowed) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '.' && c != '_' && c != '-' && !(tildeAllowed && c == '~')) {
                return false;
            }
        }
        return true;
    }

    private static int firstControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return i;
            }
        }
        return -1;
    }
}
