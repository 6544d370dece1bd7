package suhuan.chaincode.domain.handover;

import suhuan.chaincode.domain.material.Material;

/**
 * A line of an offer.
 *
 * @param lineNo number, from 1
 * @param batteryId battery; empty for a lot
 * @param lotId lot; empty for a battery
 * @param massMg offered mass in mg; a battery's own mass
 * @param material material
 * @param residueOfRunId run whose residue the lot is; empty for other goods
 */
public record HandOverLine(
        int lineNo, String batteryId, String lotId, long massMg, Material material, String residueOfRunId) {
    /** Whether the line is a battery. */
    public boolean battery() {
        return lotId.isEmpty();
    }

    /** Id of the goods. */
    public String itemId() {
        return battery() ? batteryId : lotId;
    }
}
