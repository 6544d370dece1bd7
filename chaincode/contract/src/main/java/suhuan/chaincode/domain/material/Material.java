package suhuan.chaincode.domain.material;

import suhuan.chaincode.domain.common.Numbered;

/**
 * The nine recycled materials of the plan (工信部规〔2021〕178号, special column 7).
 *
 * <p>Declared in the order of the numbers of the vocabulary, from 0 and without gaps.
 */
public enum Material implements Numbered {
    /** Not stated. */
    UNSPECIFIED(0),
    /** Iron and steel scrap; grades of GB/T 4223 and, imported, GB/T 39733. */
    SCRAP_STEEL(1),
    /** Non-ferrous metal scrap. */
    NON_FERROUS_SCRAP(2),
    /** Waste plastics. */
    WASTE_PLASTIC(3),
    /** Waste tyres. */
    WASTE_TYRE(4),
    /** Waste paper. */
    WASTE_PAPER(5),
    /** Waste electrical and electronic goods. */
    WASTE_ELECTRONICS(6),
    /** Power batteries of vehicles, new or waste. */
    POWER_BATTERY(7),
    /** Waste oil. */
    WASTE_OIL(8),
    /** Waste textiles. */
    WASTE_TEXTILE(9);

    private static final Material[] BY_NUMBER = values();

    private final int number;

    Material(int number) {
        this.number = number;
    }

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

    @Override
    public int number() {
        return number;
    }
}
