package suhuan.chaincode.domain.code;

/**
 * Codes of lithium-ion batteries outside vehicles, GB/T 45565-2025, as products of a second life carry them: a fixed part,
 * {@code -R}, and after a hyphen a variable part.
 *
 * <pre>
 * 0A1B H 2024BLOCK -R- C3A0000017
 * enterprise 1-4 (digits and capitals without I and O), product type 5, rest of the fixed part, mark of re-use, variable part
 * </pre>
 *
 * <p>What was read of the standard names these parts and not their lengths; the bounds are this project's own.
 */
public final class StorageBatteryCode {
    /** Characters that name the model: enterprise and product type. */
    public static final int MODEL_LENGTH = 5;

    private static final String MARK = "-R-";
    private static final int ENTERPRISE_LENGTH = 4;
    private static final int LONGEST_PART = 32;
    private static final String CELLS = "C";
    private static final String MODULES = "AEHM";
    private static final String PACKS = "BFJP";
    private static final String SYSTEMS = "DGKS";

    private StorageBatteryCode() {}

    /** Whether a text is meant as such a code: it carries the mark of re-use. */
    public static boolean marked(String code) {
        return code.contains(MARK);
    }

    /** What does not fit the standard, or empty. Never throws. */
    public static String problem(String code) {
        int mark = code.indexOf(MARK);
        if (mark < MODEL_LENGTH || mark > LONGEST_PART) {
            return "the fixed part before -R- has 5 to " + LONGEST_PART + " characters";
        }
        String variable = code.substring(mark + MARK.length());
        if (variable.isEmpty() || variable.length() > LONGEST_PART) {
            return "the variable part after -R- has 1 to " + LONGEST_PART + " characters";
        }
        if (CodeText.firstForeign(code.substring(0, mark)) >= 0 || CodeText.firstForeign(variable) >= 0) {
            return "both parts are written with A-Z 0-9";
        }
        for (int i = 0; i < ENTERPRISE_LENGTH; i++) {
            if (code.charAt(i) == 'I' || code.charAt(i) == 'O') {
                return "the enterprise code (1-4) has no I and no O";
            }
        }
        return typeOf(code) == 0 ? "product type (5) " + code.charAt(ENTERPRISE_LENGTH) + " is not known" : "";
    }

    /** P pack or cluster, M module, C cell, S system, by the product type; 0 where it is not known. */
    static char typeOf(String code) {
        char letter = code.charAt(ENTERPRISE_LENGTH);
        if (CELLS.indexOf(letter) >= 0) {
            return 'C';
        }
        if (MODULES.indexOf(letter) >= 0) {
            return 'M';
        }
        if (PACKS.indexOf(letter) >= 0) {
            return 'P';
        }
        return SYSTEMS.indexOf(letter) >= 0 ? 'S' : (char) 0;
    }
}
