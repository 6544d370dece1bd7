package suhuan.chaincode.domain.party;

import java.util.List;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.Days;

/**
 * An entry of a party in the white list of compliant enterprises.
 *
 * @param batchId batch with which it entered
 * @param scopes what it is listed for
 * @param validFrom first day, yyyymmdd
 * @param validTo last day, yyyymmdd; 0 is open-ended
 * @param removedFrom first day without it, yyyymmdd; 0 is not removed
 */
public record Listing(String batchId, List<LicenceScope> scopes, int validFrom, int validTo, int removedFrom) {
    /** Whether it was removed, from whatever day. */
    public boolean removed() {
        return removedFrom != 0;
    }

    /** The entry, removed from a day on. */
    public Listing removedFrom(int day) {
        return new Listing(batchId, scopes, validFrom, validTo, day);
    }

    /** Whether it names an act on a material on a day. */
    public boolean covers(Material material, Act act, int day) {
        return Days.within(day, validFrom, validTo)
                && (removedFrom == 0 || day < removedFrom)
                && scopes.contains(new LicenceScope(material, act));
    }
}
