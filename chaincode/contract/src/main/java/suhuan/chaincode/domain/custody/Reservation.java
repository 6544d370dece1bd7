package suhuan.chaincode.domain.custody;

/**
 * Goods kept for an offer.
 *
 * @param handOverId the hand-over
 * @param expiresAtMs end of the offer, milliseconds since 1970-01-01 UTC; from this instant on the reservation no longer
 *     counts, whoever looks
 * @param massMg mass kept, in mg
 */
public record Reservation(String handOverId, long expiresAtMs, long massMg) {
    /** Whether the reservation still counts. */
    public boolean holdsAt(long nowMs) {
        return nowMs < expiresAtMs;
    }
}
