package suhuan.chaincode.domain.custody;

/**
 * The one party that holds an item, and where.
 *
 * @param partyId the holder
 * @param siteId its site; empty where the item is at none, such as in a vehicle
 */
public record Custody(String partyId, String siteId) {
    /** Whether the party is the holder. */
    public boolean heldBy(String party) {
        return partyId.equals(party);
    }

    /** The same holder, at no site. */
    public Custody onTheRoad() {
        return new Custody(partyId, "");
    }
}
