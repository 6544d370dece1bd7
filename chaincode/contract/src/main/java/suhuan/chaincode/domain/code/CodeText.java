package suhuan.chaincode.domain.code;

/** Tests and wordings that codes share. Only ASCII counts: a full-width digit is not a digit. */
final class CodeText {
    private CodeText() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Position of the first lower-case letter from 0, or -1. */
    static int firstLower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLower(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Position of the first character that is neither a digit nor an upper-case letter, from 0, or -1. */
    static int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) && !isUpper(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A to Z for a to z; every other character stays, whatever the machine's language. */
    static String upper(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper.append(isLower(c) ? (char) (c - 'a' + 'A') : c);
        }
        return upper.toString();
    }

    /**
     * The text without what scanners and spreadsheets leave around a code: controls, blanks, no-break and ideographic
     * blanks, byte order marks. A fixed list, because the platform's own grows with editions of Unicode.
     */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff';
    }

    /** A character for a message: itself where it prints in ASCII, else its number, so that no message carries half a letter. */
    static String shown(char c) {
        if (c > ' ' && c < 127) {
            return String.valueOf(c);
        }
        StringBuilder hex = new StringBuilder(Integer.toHexString(c));
        while (hex.length() < 4) {
            hex.insert(0, '0');
        }
        return "U+" + upper(hex.toString());
    }
}
