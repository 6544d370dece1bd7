package suhuan.chaincode.domain.material;

/**
 * The nine recycled materials of the plan (工信部规〔2021〕178号, special column 7).
 *
 * <p>The ordinal is the number in the vocabulary.
 */
public enum Material {
    /** Not stated. */
    UNSPECIFIED,
    /** Iron and steel scrap; grades of GB/T 4223 and, imported, GB/T 39733. */
    SCRAP_STEEL,
    /** Non-ferrous metal scrap. */
    NON_FERROUS_SCRAP,
    /** Waste plastics. */
    WASTE_PLASTIC,
    /** Waste tyres. */
    WASTE_TYRE,
    /** Waste paper. */
    WASTE_PAPER,
    /** Waste electrical and electronic goods. */
    WASTE_ELECTRONICS,
    /** Power batteries of vehicles, new or waste. */
    POWER_BATTERY,
    /** Waste oil. */
    WASTE_OIL,
    /** Waste textiles. */
    WASTE_TEXTILE;

    private static final Material[] BY_NUMBER = values();

    /**
     * The value with a number of the vocabulary.
     *
     * @throws IllegalArgumentException where this version does not know the number
     */
    public static Material of(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException("Material " + number);
        }
        return BY_NUMBER[number];
    }
}
