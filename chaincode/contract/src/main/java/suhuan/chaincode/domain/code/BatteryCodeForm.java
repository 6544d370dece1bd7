package suhuan.chaincode.domain.code;

/** Which character may stand where in a 24-character code, as one table lookup a character. */
final class BatteryCodeForm {
    private static final int ANY = 1;
    private static final int CHILD_TYPE = 1 << 1;
    private static final int CHEMISTRY = 1 << 2;
    private static final int YEAR = 1 << 3;
    private static final int MONTH = 1 << 4;
    private static final int DAY = 1 << 5;
    private static final int DIGIT = 1 << 6;

    private static final byte[] CLASSES = classes();
    private static final byte[] NEEDED_OF_CHILD = neededOfChild();

    private BatteryCodeForm() {}

    static boolean isChild(String code) {
        if (code.length() != BatteryCode.LENGTH) {
            return false;
        }
        for (int i = 0; i < BatteryCode.LENGTH; i++) {
            char c = code.charAt(i);
            if (c >= CLASSES.length || (CLASSES[c] & NEEDED_OF_CHILD[i]) == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 0; c < classes.length; c++) {
            int set = 0;
            set |= CodeText.isDigit(c) || CodeText.isUpper(c) ? ANY : 0;
            set |= CodeText.isDigit(c) ? DIGIT : 0;
            set |= c == 'M' || c == 'C' ? CHILD_TYPE : 0;
            set |= BatteryCodeParts.isChemistry(c) ? CHEMISTRY : 0;
            set |= DateAlphabet.year(c) != 0 ? YEAR : 0;
            set |= DateAlphabet.month(c) != 0 ? MONTH : 0;
            set |= DateAlphabet.day(c) != 0 ? DAY : 0;
            classes[c] = (byte) set;
        }
        return classes;
    }

    private static byte[] neededOfChild() {
        byte[] needed = new byte[BatteryCode.LENGTH];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = (byte) (i < 17 ? ANY : DIGIT);
        }
        needed[3] = CHILD_TYPE;
        needed[4] = CHEMISTRY;
        needed[14] = YEAR;
        needed[15] = MONTH;
        needed[16] = DAY;
        return needed;
    }
}
