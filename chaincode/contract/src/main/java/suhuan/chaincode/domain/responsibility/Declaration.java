package suhuan.chaincode.domain.responsibility;

/**
 * Declared sales, a filed report or a scheme: what was declared is in its fact.
 *
 * @param id id of the declaration
 * @param partyId who declared it
 * @param pieces of sales: pieces
 * @param massMg of sales: mass in mg
 */
public record Declaration(String id, String partyId, int pieces, long massMg) {
    /** A declaration without quantities. */
    public static Declaration of(String id, String partyId) {
        return new Declaration(id, partyId, 0, 0);
    }
}
