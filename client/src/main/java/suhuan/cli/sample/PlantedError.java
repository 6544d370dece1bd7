package suhuan.cli.sample;

/** Kinds of mistake planted in a sample, each of which must be refused. */
public enum PlantedError {
    /** A month that is no month of the code's alphabet. */
    DATE_CHARACTER,
    /** The thirty-first of April. */
    DAY_NOT_IN_CALENDAR,
    /** Serial number 0000000. */
    SERIAL_ZERO,
    /** A code in lower case. */
    LOWER_CASE,
    /** A code one character short. */
    CODE_TOO_SHORT,
    /** A model nobody filed. */
    MODEL_NOT_FILED,
    /** The code of an earlier row. */
    DUPLICATE_IN_FILE,
    /** Mass below zero. */
    MASS_NEGATIVE,
    /** Mass zero. */
    MASS_ZERO,
    /** A pack of five hundred tonnes. */
    MASS_HUGE,
    /** Words where a number belongs. */
    TEXT_IN_NUMBER,
    /** Nothing where a value is needed. */
    CELL_EMPTY,
    /** A formula where a value is needed. */
    FORMULA,
    /** Full-width digits in the code. */
    FULL_WIDTH_DIGITS,
    /** Energy where capacity belongs. */
    WRONG_UNIT
}
