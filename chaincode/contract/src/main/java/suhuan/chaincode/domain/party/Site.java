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
 */
public record Site(String id, String partyId, SiteKind kind) {
    /** Kinds of site where batteries may be taken back. */
    public static final List<SiteKind> NETWORK_POINTS = List.of(SiteKind.COLLECTION_POINT, SiteKind.CENTRAL_STORE);

    /** Refuses unless batteries may be taken back here. */
    public void mustBeNetworkPoint(Checks checks) {
        checks.require(
                NETWORK_POINTS.contains(kind),
                Reason.SITE_KIND_NOT_FIT,
                "site_id",
                id,
                "kind",
                kind.name(),
                "needed",
                "COLLECTION_POINT, CENTRAL_STORE");
    }
}
