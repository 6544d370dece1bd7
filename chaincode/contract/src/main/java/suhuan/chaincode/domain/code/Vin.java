package suhuan.chaincode.domain.code;

import org.jspecify.annotations.Nullable;

/**
 * Vehicle identification numbers, ISO 3779 and GB 16735: seventeen digits and letters without I, O and Q.
 *
 * <p>Position 9 is a check digit where the vehicle's market demands one: in North America and in China. Makers elsewhere may
 * use the place for something else, so there a digit that does not fit is worth a warning and no more. A digit that fits
 * proves little: letters share values (A and J, for example), so two vehicles can differ in one letter and both fit.
 */
public final class Vin {
    private static final int LENGTH = 17;
    private static final int CHECK_AT = 8;
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    /** Values of A to Z; 0 for I, O and Q, which do not occur. */
    private static final int[] LETTER_VALUES = {
        1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9
    };

    private Vin() {}

    /** What a text is as a VIN. */
    public sealed interface Result permits Ok, CheckDigitDiffers, Invalid {}

    /** Form and check digit fit. */
    public record Ok() implements Result {}

    /**
     * The form fits, position 9 does not fit as a check digit, and none is demanded: a warning.
     *
     * @param computed what position 9 would be as a check digit: 0 to 9 or X
     */
    public record CheckDigitDiffers(char computed) implements Result {}

    /**
     * Not a VIN, or without the check digit its market demands.
     *
     * @param problem what does not fit, with the offending character
     */
    public record Invalid(String problem) implements Result {}

    /**
     * Checks a VIN. Never throws.
     *
     * @param checkDigitDemanded the vehicle's market demands a check digit; always so where the VIN begins with L (China)
     */
    public static Result check(String vin, boolean checkDigitDemanded) {
        String problem = vin.length() == LENGTH ? characterProblem(vin) : vin.length() + " characters instead of 17";
        if (problem != null) {
            return new Invalid(problem);
        }
        char computed = checkDigit(vin);
        if (vin.charAt(CHECK_AT) == computed) {
            return new Ok();
        }
        return checkDigitDemanded || vin.charAt(0) == 'L'
                ? new Invalid("check digit " + vin.charAt(CHECK_AT) + " at position 9 should be " + computed)
                : new CheckDigitDiffers(computed);
    }

    /**
     * The VIN with position 9 set to its check digit.
     *
     * @param vin seventeen characters; what stands at position 9 is ignored
     * @throws IllegalArgumentException where another character does not fit
     */
    public static String withCheckDigit(String vin) {
        if (vin.length() != LENGTH) {
            throw new IllegalArgumentException(vin + ": " + vin.length() + " characters instead of 17");
        }
        String blank = vin.substring(0, CHECK_AT) + '0' + vin.substring(CHECK_AT + 1);
        String problem = characterProblem(blank);
        if (problem != null) {
            throw new IllegalArgumentException(vin + ": " + problem);
        }
        return vin.substring(0, CHECK_AT) + checkDigit(blank) + vin.substring(CHECK_AT + 1);
    }

    private static @Nullable String characterProblem(String vin) {
        for (int i = 0; i < LENGTH; i++) {
            char c = vin.charAt(i);
            if (CodeText.isLower(c)) {
                return "lower case " + c + " at position " + (i + 1) + "; VINs are written in upper case";
            }
            if (c == 'I' || c == 'O' || c == 'Q') {
                return c + " at position " + (i + 1) + "; VINs do not use I, O and Q";
            }
            if (!CodeText.isDigit(c) && !CodeText.isUpper(c)) {
                return CodeText.shown(c) + " at position " + (i + 1) + " is not a digit or letter";
            }
        }
        return null;
    }

    private static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = vin.charAt(i);
            sum += WEIGHTS[i] * (CodeText.isDigit(c) ? c - '0' : LETTER_VALUES[c - 'A']);
        }
        int remainder = sum % 11;
        return remainder == 10 ? 'X' : (char) ('0' + remainder);
    }
}
