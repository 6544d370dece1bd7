package suhuan.chaincode.contract.verb;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Site;

/**
 * Who acts, where and when.
 *
 * @param envelopeId the envelope
 * @param commandIndex the command within it, from 0
 * @param party the acting party
 * @param site its site, or null where the envelope names none
 * @param nowMs time of the ledger transaction, milliseconds since 1970-01-01 UTC
 * @param day the same as a day in China Standard Time, yyyymmdd
 */
public record Acting(
        String envelopeId,
        int commandIndex,
        Party party,
        @Nullable Site site,
        long nowMs,
        int day) {
    /** Id of the acting party. */
    public String partyId() {
        return party.id();
    }

    /** Id of the site; empty where none. */
    public String siteId() {
        return site == null ? "" : site.id();
    }

    /**
     * The site of a command whose shape demands one.
     *
     * @throws IllegalStateException where there is none: the shape was not checked
     */
    public Site siteNeeded() {
        if (site == null) {
            throw new IllegalStateException("a command that needs a site was let through without");
        }
        return site;
    }

    /** Custody by the acting party at its site. */
    public Custody custody() {
        return new Custody(partyId(), siteId());
    }
}
