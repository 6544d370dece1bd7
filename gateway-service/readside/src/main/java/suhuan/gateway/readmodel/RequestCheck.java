package suhuan.gateway.readmodel;

import com.google.protobuf.ProtocolMessageEnum;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a request and keeps the first that does not fit. */
final class RequestCheck {
    /** Longest id or code, in characters. */
    static final int MAX_ID = 128;

    private static final int SHOWN = 64;

    private @Nullable String field;
    private String value = "";
    private String expected = "";

    /** An id or code that must be given. */
    RequestCheck required(String name, String text) {
        if (text.isEmpty()) {
            fail(name, text, "must be given");
        }
        return optional(name, text);
    }

    /** An id or code that may be empty. */
    RequestCheck optional(String name, String text) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        if (text.length() > MAX_ID) {
            fail(name, text, "at most " + MAX_ID + " characters");
        } else if (text.chars().anyMatch(Character::isISOControl) || !utf8.canEncode(text)) {
            fail(name, text, "printable characters");
        }
        return this;
    }

    RequestCheck range(String name, long number, long min, long max) {
        if (number < min || number > max) {
            fail(name, Long.toString(number), min + " to " + max);
        }
        return this;
    }

    /** A day as yyyymmdd, or 0. */
    RequestCheck day(String name, int yyyymmdd) {
        int month = yyyymmdd / 100 % 100;
        int day = yyyymmdd % 100;
        boolean fits = yyyymmdd >= 1_000_01_01
                && yyyymmdd <= 9999_12_31
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.YearMonth.of(yyyymmdd / 10_000, month).lengthOfMonth();
        if (yyyymmdd != 0 && !fits) {
            fail(name, Integer.toString(yyyymmdd), "a day of the calendar as yyyymmdd, or 0");
        }
        return this;
    }

    RequestCheck known(String name, ProtocolMessageEnum constant, int number) {
        if ("UNRECOGNIZED".equals(constant.toString())) {
            fail(name, Integer.toString(number), "a known value");
        }
        return this;
    }

    RequestCheck that(boolean fits, String name, String text, String shouldBe) {
        if (!fits) {
            fail(name, text, shouldBe);
        }
        return this;
    }

    /** The first field that does not fit; null where all do. */
    <T> Answer.@Nullable InvalidRequest<T> failure() {
        return field == null ? null : new Answer.InvalidRequest<>(field, value, expected);
    }

    private void fail(String name, String text, String shouldBe) {
        if (field == null) {
            field = name;
            value = shown(text);
            expected = shouldBe;
        }
    }

    /** A value as it can be shown and logged. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            boolean showable = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
            shown.appendCodePoint(showable ? c : 0xfffd);
        });
        return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
