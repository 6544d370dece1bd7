package suhuan.chaincode.domain.certificate;

import suhuan.chaincode.domain.material.Material;

/**
 * A certificate of recovered material.
 *
 * @param id id of the certificate
 * @param holder party that holds it
 * @param massMg mass that is not retired, in mg; 0 once nothing is left
 * @param origin what never changes
 */
public record Certificate(String id, String holder, long massMg, Origin origin) {
    /**
     * Where a certificate comes from; it never leaves these.
     *
     * @param material material
     * @param element element; empty for the mass
     * @param scheme scheme
     * @param regionCode region where it was recovered
     * @param year year in which it was recovered
     * @param runId run that recovered it; empty for a site's period account
     * @param siteId site where it was recovered
     */
    public record Origin(
            Material material,
            String element,
            String scheme,
            String regionCode,
            int year,
            String runId,
            String siteId) {}

    /** Whether nothing is left. */
    public boolean retired() {
        return massMg == 0;
    }

    /** The mass asked for: 0 is all of it. */
    public long asked(long statedMg) {
        return statedMg == 0 ? massMg : statedMg;
    }

    /** The certificate in other hands. */
    public Certificate heldBy(String party) {
        return new Certificate(id, party, massMg, origin);
    }

    /** The certificate after a part of it left or was retired. */
    public Certificate less(long partMg) {
        return new Certificate(id, holder, massMg - partMg, origin);
    }

    /** A part of it as a certificate of its own. */
    public Certificate part(String newId, String party, long partMg) {
        return new Certificate(newId, party, partMg, origin);
    }
}
