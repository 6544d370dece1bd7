package suhuan.chaincode.domain.code;

/** What a code is of: C cell, M module, P pack, S system, from the lowest. */
public final class UnitType {
    /** The code does not say. */
    public static final char UNKNOWN = 0;

    private static final String RISING = "CMPS";

    private UnitType() {}

    /** C, M, P or S; {@link #UNKNOWN} for a candidate or a text that is no code. */
    public static char of(String id) {
        if (StorageBatteryCode.marked(id)) {
            return StorageBatteryCode.problem(id).isEmpty() ? StorageBatteryCode.typeOf(id) : UNKNOWN;
        }
        boolean coded = id.length() == BatteryCode.LENGTH || id.length() == BatteryCode.CASCADE_LENGTH;
        return coded && BatteryCodeParts.isProductType(id.charAt(3)) ? id.charAt(3) : UNKNOWN;
    }

    /** 0 for a cell, more for what is made of it, -1 where it is not known. */
    public static int rank(char type) {
        return RISING.indexOf(type);
    }
}
