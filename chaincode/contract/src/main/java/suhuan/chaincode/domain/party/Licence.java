package suhuan.chaincode.domain.party;

import java.util.List;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.Days;

/**
 * A licence of a party.
 *
 * @param licenceNo number, unique for the party
 * @param scopes what it allows
 * @param siteId site it is bound to; empty for all sites of the party
 * @param validFrom first day, yyyymmdd
 * @param validTo last day, yyyymmdd; 0 is open-ended
 * @param revokedFrom first day without it, yyyymmdd; 0 is not revoked
 */
public record Licence(
        String licenceNo, List<LicenceScope> scopes, String siteId, int validFrom, int validTo, int revokedFrom) {
    /** Whether it was revoked, from whatever day. */
    public boolean revoked() {
        return revokedFrom != 0;
    }

    /** The licence, revoked from a day on. */
    public Licence revokedFrom(int day) {
        return new Licence(licenceNo, scopes, siteId, validFrom, validTo, day);
    }

    /** Whether it allows an act on a material at a site on a day. */
    public boolean covers(Material material, Act act, String site, int day) {
        return Days.within(day, validFrom, validTo)
                && (revokedFrom == 0 || day < revokedFrom)
                && (siteId.isEmpty() || siteId.equals(site))
                && scopes.contains(new LicenceScope(material, act));
    }
}
