package suhuan.chaincode.domain.common;

import java.util.ArrayList;
import java.util.List;

/**
 * A refusal: a value, not an accident.
 *
 * @param reason why
 * @param details the offending values, named as in the reason's text and in its order
 */
public record Refusal(Reason reason, List<Detail> details) {
    /** Characters of a value that are kept. */
    public static final int VALUE_LENGTH = 200;

    /**
     * One named value.
     *
     * @param name as in the reason's text
     * @param value cut after {@link #VALUE_LENGTH} characters, never within a surrogate pair
     */
    public record Detail(String name, String value) {}

    /**
     * A refusal with its details.
     *
     * @param namesAndValues name, value, name, value, …; values are written with {@link String#valueOf(Object)}
     */
    public static Refusal of(Reason reason, Object... namesAndValues) {
        List<Detail> details = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.add(new Detail((String) namesAndValues[i], cut(String.valueOf(namesAndValues[i + 1]))));
        }
        return new Refusal(reason, List.copyOf(details));
    }

    private static String cut(String value) {
        if (value.length() <= VALUE_LENGTH) {
            return value;
        }
        boolean splitsPair = Character.isHighSurrogate(value.charAt(VALUE_LENGTH - 1));
        return value.substring(0, splitsPair ? VALUE_LENGTH - 1 : VALUE_LENGTH);
    }
}
