package suhuan.chaincode.domain.handover;

import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/** Who may resolve a hand-over, and when; and how an offer must end. */
public final class HandOverRules {
    private HandOverRules() {}

    /** Between two parties. */
    public static void mustHaveTwoParties(String consignor, String consignee, Checks checks) {
        checks.require(!consignor.equals(consignee), Reason.CONSIGNEE_IS_CONSIGNOR, "party_id", consignor);
    }

    /** After now and within 90 days. */
    public static void mustEndInTime(long expiresAtMs, long nowMs, Checks checks) {
        boolean inTime = expiresAtMs > nowMs && expiresAtMs - nowMs <= HandOver.LONGEST_MS;
        checks.require(
                inTime,
                Reason.EXPIRY_NOT_IN_FUTURE,
                "value",
                expiresAtMs,
                "from",
                nowMs + 1,
                "to",
                nowMs + HandOver.LONGEST_MS);
    }

    /** By the party it is offered to, once, before it expires. */
    public static void mayBeAnsweredBy(HandOver handOver, String partyId, long nowMs, Checks checks) {
        checks.require(
                handOver.consigneePartyId().equals(partyId),
                Reason.NOT_THE_CONSIGNEE,
                "hand_over_id",
                handOver.id(),
                "party_id",
                partyId);
        mustBeOpen(handOver, checks);
        checks.require(
                nowMs < handOver.expiresAtMs(),
                Reason.HAND_OVER_EXPIRED,
                "hand_over_id",
                handOver.id(),
                "expires_at_ms",
                handOver.expiresAtMs());
    }

    /** By the party that offered it, once; also after it expired. */
    public static void mayBeWithdrawnBy(HandOver handOver, String partyId, Checks checks) {
        checks.require(
                handOver.consignorPartyId().equals(partyId),
                Reason.NOT_THE_CONSIGNOR,
                "hand_over_id",
                handOver.id(),
                "party_id",
                partyId);
        mustBeOpen(handOver, checks);
    }

    private static void mustBeOpen(HandOver handOver, Checks checks) {
        checks.require(
                handOver.open(),
                Reason.HAND_OVER_RESOLVED,
                "hand_over_id",
                handOver.id(),
                "outcome",
                handOver.outcome().name());
    }
}
