package suhuan.chaincode.domain.party;

import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.Days;

/**
 * What a party lets another, or whoever holds a key, do in its name.
 *
 * @param id the delegation
 * @param principalPartyId party that granted it
 * @param delegatePartyId party that may act; empty with a key
 * @param key key that may act, or null with a party
 * @param acts names of commands
 * @param siteIds sites where it holds; empty is everywhere
 * @param validFrom first day, yyyymmdd
 * @param validTo last day, yyyymmdd
 * @param revoked it was taken back
 */
public record Delegation(
        String id,
        String principalPartyId,
        String delegatePartyId,
        @Nullable PartyKey key,
        List<String> acts,
        List<String> siteIds,
        int validFrom,
        int validTo,
        boolean revoked) {
    /** Most commands and most sites it may name. */
    public static final int MOST = 40;

    /** Whether it is from the one party to the other; the other is empty with a key. */
    public boolean between(String principal, String delegate) {
        return principalPartyId.equals(principal) && delegatePartyId.equals(delegate);
    }

    /** Whether it holds on a day. */
    public boolean inForce(int day) {
        return !revoked && Days.within(day, validFrom, validTo);
    }

    /** Refuses an act or a site it does not cover. */
    public void mustCover(String act, String siteId, Checks checks) {
        checks.require(acts.contains(act), Reason.ACT_NOT_DELEGATED, "delegation_id", id, "act", act);
        checks.require(
                siteIds.isEmpty() || siteIds.contains(siteId),
                Reason.SITE_NOT_DELEGATED,
                "delegation_id",
                id,
                "site_id",
                siteId);
    }

    /** The delegation once it was taken back. */
    public Delegation takenBack() {
        return new Delegation(id, principalPartyId, delegatePartyId, key, acts, siteIds, validFrom, validTo, true);
    }
}
