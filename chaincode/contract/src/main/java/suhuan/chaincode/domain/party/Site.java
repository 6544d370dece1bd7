package suhuan.chaincode.domain.party;

import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * A registered site.
 *
 * @param id id of the site, unique on the ledger
 * @param partyId party that runs it
 * @param kind what it is
 * @param regionCode region, six digits of GB/T 2260; empty where it was not kept
 */
public record Site(String id, String partyId, SiteKind kind, String regionCode) {
    /** Kinds of site where batteries may be taken back. */
    public static final List<SiteKind> NETWORK_POINTS = List.of(SiteKind.COLLECTION_POINT, SiteKind.CENTRAL_STORE);

    /** Kinds of site where batteries may be taken apart: no network point. */
    public static final List<SiteKind> WORKSHOPS =
            List.of(SiteKind.FACTORY, SiteKind.SCRAP_YARD, SiteKind.RECYCLING_PLANT);

    /** Refuses unless batteries may be taken back here. */
    public void mustBeNetworkPoint(Checks checks) {
        mustBeOneOf(NETWORK_POINTS, checks);
    }

    /** Refuses unless batteries and vehicles may be taken apart here. */
    public void mustBeWorkshop(Checks checks) {
        mustBeOneOf(WORKSHOPS, checks);
    }

    /** Refuses unless the site is of one of the kinds. */
    public void mustBeOneOf(List<SiteKind> needed, Checks checks) {
        checks.require(
                needed.contains(kind),
                Reason.SITE_KIND_NOT_FIT,
                "site_id",
                id,
                "kind",
                kind.name(),
                "needed",
                names(needed));
    }

    private static String names(List<SiteKind> kinds) {
        return String.join(", ", kinds.stream().map(Enum::name).toList());
    }
}
