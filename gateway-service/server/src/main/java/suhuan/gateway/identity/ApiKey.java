package suhuan.gateway.identity;

/**
 * An API key as stored, without its secret.
 *
 * @param keyId id of the key, not secret
 * @param partyId party the key acts for; empty for an operator's
 * @param organisation the party's home organisation when the key was made, or the operator's
 * @param label what the key is for
 * @param createdAtMs when it was made; milliseconds since 1970-01-01 UTC
 * @param revokedAtMs when it was ended; 0 where in use
 */
public record ApiKey(
        String keyId, String partyId, String organisation, String label, long createdAtMs, long revokedAtMs) {
    /** The key can be used. */
    public boolean inUse() {
        return revokedAtMs == 0;
    }
}
