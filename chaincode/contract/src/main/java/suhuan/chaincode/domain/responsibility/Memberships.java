package suhuan.chaincode.domain.responsibility;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Material;

/**
 * Pooled schemes of a producer for a material: at most one a year.
 *
 * @param schemes in the order in which they were formed
 */
public record Memberships(List<Years> schemes) {
    /** Most schemes of a producer for a material. */
    public static final int MOST = 100;

    /** In no scheme. */
    public static final Memberships NONE = new Memberships(List.of());

    /**
     * A scheme with its years.
     *
     * @param schemeId the scheme
     * @param first first year
     * @param last last year
     */
    public record Years(String schemeId, int first, int last) {}

    /** Refuses years in which the producer is in a scheme. */
    public void mustBeFree(Years years, String partyId, Material material, Checks checks) {
        for (Years other : schemes) {
            if (years.first() <= other.last() && other.first() <= years.last()) {
                checks.refuse(
                        Reason.MEMBER_OF_OTHER_SCHEME,
                        "party_id",
                        partyId,
                        "scheme_id",
                        other.schemeId(),
                        "material",
                        material.name(),
                        "first_year",
                        other.first(),
                        "last_year",
                        other.last());
            }
        }
        checks.require(
                schemes.size() < MOST,
                Reason.LIMIT_REACHED,
                "item_id",
                partyId,
                "count",
                schemes.size(),
                "what",
                "schemes",
                "limit",
                MOST);
    }

    /** With one more scheme. */
    public Memberships with(Years years) {
        List<Years> more = new ArrayList<>(schemes);
        more.add(years);
        return new Memberships(List.copyOf(more));
    }
}
