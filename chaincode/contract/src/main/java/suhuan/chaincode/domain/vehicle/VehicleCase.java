package suhuan.chaincode.domain.vehicle;

/**
 * Case of a vehicle that was scrapped incomplete.
 *
 * @param id id of the case
 * @param vin the vehicle
 * @param closed whether all was explained since
 */
public record VehicleCase(String id, String vin, boolean closed) {
    /** Id of the case opened by a command. */
    public static String id(String envelopeId, int commandIndex) {
        return "VCASE~" + envelopeId + "~" + commandIndex;
    }
}
