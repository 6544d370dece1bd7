package suhuan.chaincode.domain.code;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unified social credit codes, GB 32100-2015: registration authority (1), category (2), region of registration (3 to 8,
 * digits), body (9 to 17) and check character (18), over the digits and the letters without I, O, S, V and Z.
 *
 * <p>The worked example printed with the standard, 91350100M000100Y4Z, is wrong and is refused here: Z is not in the
 * alphabet, and the check character of its first seventeen is 3.
 */
public final class CreditCode {
    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {}

    /** What is wrong with a code, with the offending character and what was expected; empty for a valid one. */
    public static Optional<String> check(String code) {
        return Optional.ofNullable(problem(code));
    }

    /**
     * Seventeen characters with their check character.
     *
     * @throws IllegalArgumentException where they are not seventeen characters of the alphabet with digits at 3 to 8
     */
    public static String withCheck(String first17) {
        String problem = first17.length() == LENGTH - 1 ? bodyProblem(first17) : "not 17 characters";
        if (problem != null) {
            throw new IllegalArgumentException(first17 + ": " + problem);
        }
        return first17 + checkCharacter(first17);
    }

    private static @Nullable String problem(String code) {
        if (code.length() != LENGTH) {
            return code.length() + " characters instead of 18";
        }
        int lower = CodeText.firstLower(code);
        if (lower >= 0) {
            return "lower case " + code.charAt(lower) + " at position " + (lower + 1)
                    + "; credit codes are written in upper case";
        }
        String body = bodyProblem(code.substring(0, LENGTH - 1));
        if (body != null) {
            return body;
        }
        char expected = checkCharacter(code);
        char given = code.charAt(LENGTH - 1);
        if (ALPHABET.indexOf(given) < 0) {
            return outsideAlphabet(given, LENGTH) + "; the check character here is " + expected;
        }
        return given == expected ? null : "check character " + given + " at position 18 should be " + expected;
    }

    private static @Nullable String bodyProblem(String first17) {
        for (int i = 0; i < first17.length(); i++) {
            char c = first17.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                return outsideAlphabet(c, i + 1);
            }
            if (i >= 2 && i <= 7 && !CodeText.isDigit(c)) {
                return c + " at position " + (i + 1) + "; positions 3 to 8 are the digits of a region";
            }
        }
        return null;
    }

    private static String outsideAlphabet(char c, int position) {
        return CodeText.shown(c) + " at position " + position
                + " is not in the alphabet (0-9 A-Z without I, O, S, V, Z)";
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
