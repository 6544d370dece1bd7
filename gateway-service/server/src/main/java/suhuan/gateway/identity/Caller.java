package suhuan.gateway.identity;

/**
 * Who calls.
 *
 * @param partyId party the key acts for (unified social credit code); empty for an operator's
 * @param organisation organisation that speaks for the party on the ledger
 * @param regulator it is the ledger's regulator
 * @param keyId id of the key, not secret
 */
public record Caller(String partyId, String organisation, boolean regulator, String keyId) {
    /** The key acts for no party: it only manages the keys of the parties of its organisation. */
    public boolean operator() {
        return partyId.isEmpty();
    }
}
