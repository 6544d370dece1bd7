package suhuan.cli.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes codes that pass their standards' checks and belong to nobody. */
public final class SyntheticCodes {
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int CREDIT_BASE = 31;
    private static final int CREDIT_FACTOR = 3;
    private static final int CREDIT_BODY = 17;
    private static final String VIN_VALUES_OF_LETTERS = "12345678-12345-7-923456789";
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int VIN_LENGTH = 17;
    private static final int VIN_CHECK_PLACE = 8;
    private static final int VIN_MODULUS = 11;
    private static final String YEARS_FROM_2011 = "123456789ABCDEFGHJKLMNPRST";
    private static final int FIRST_YEAR = 2011;
    private static final String MONTHS = "123456789ABC";
    private static final String DAYS = "123456789ABCDEFGHJKLMNPRSTVWXY0";

    private SyntheticCodes() {}

    /** A unified social credit code: 17 given characters and the check character of GB 32100-2015. */
    public static String creditCode(String body) {
        if (body.length() != CREDIT_BODY) throw new IllegalArgumentException(body);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            int value = CREDIT_ALPHABET.indexOf(body.charAt(i));
            if (value < 0) throw new IllegalArgumentException(body);
            sum += value * weight;
            weight = weight * CREDIT_FACTOR % CREDIT_BASE;
        }
        return body + CREDIT_ALPHABET.charAt((CREDIT_BASE - sum % CREDIT_BASE) % CREDIT_BASE);
    }

    /**
     * A vehicle identification number with a valid check digit (GB 16735).
     *
     * @param head first eight characters, maker and vehicle
     * @param yearAndPlant two characters
     * @param serial 0 to 9,999,999
     */
    public static String vin(String head, String yearAndPlant, int serial) {
        String vin = head + "0" + yearAndPlant + String.format(Locale.ROOT, "%06d", serial);
        if (vin.length() != VIN_LENGTH) throw new IllegalArgumentException(vin);
        int sum = 0;
        for (int i = 0; i < VIN_LENGTH; i++) sum += vinValue(vin.charAt(i)) * VIN_WEIGHTS[i];
        int check = sum % VIN_MODULUS;
        char digit = check == VIN_MODULUS - 1 ? 'X' : (char) ('0' + check);
        return vin.substring(0, VIN_CHECK_PLACE) + digit + vin.substring(VIN_CHECK_PLACE + 1);
    }

    private static int vinValue(char c) {
        if (c >= '0' && c <= '9') return c - '0';
        char value = VIN_VALUES_OF_LETTERS.charAt(c - 'A');
        if (value == '-') throw new IllegalArgumentException("letter " + c + " is not for VINs");
        return value - '0';
    }

    /**
     * A battery code of GB/T 34014-2017.
     *
     * @param model seven characters: vendor, product, type, specification
     * @param trace seven characters of the firm's own
     * @param day day of production, 2011 to 2036
     * @param serial 1 to 9,999,999
     */
    public static String battery(String model, String trace, LocalDate day, int serial) {
        return model + trace + date(day) + padded(serial);
    }

    private static String padded(int serial) {
        String digits = Integer.toString(serial);
        return "0000000".substring(digits.length()) + digits;
    }

    /** Year, month and day in one character each. */
    public static String date(LocalDate day) {
        return "" + YEARS_FROM_2011.charAt(day.getYear() - FIRST_YEAR) + MONTHS.charAt(day.getMonthValue() - 1)
                + DAYS.charAt(day.getDayOfMonth() - 1);
    }

    /** Codes of the cells of a pack: same vendor, type and day, serials counted through. */
    public static List<String> cells(String packModel, String trace, LocalDate day, int packOfDay, int count) {
        List<String> cells = new ArrayList<>(count);
        String model = cellModel(packModel);
        for (int i = 0; i < count; i++) cells.add(battery(model, trace, day, packOfDay * count + i + 1));
        return cells;
    }

    /** Model of the cells inside a pack model. */
    public static String cellModel(String packModel) {
        return packModel.substring(0, 3) + "C" + packModel.substring(4);
    }
}
