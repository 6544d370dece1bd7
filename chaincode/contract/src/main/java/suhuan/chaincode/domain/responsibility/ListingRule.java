package suhuan.chaincode.domain.responsibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.reference.Days;

/**
 * Editions that demand the white list, each for a material and an act.
 *
 * @param demands oldest first
 */
public record ListingRule(List<Demand> demands) {
    /** Most demands of all editions. */
    public static final int MOST = 1_000;

    /** No edition demands it. */
    public static final ListingRule NONE = new ListingRule(List.of());

    /**
     * A demand of an edition.
     *
     * @param editionId the edition
     * @param material the material
     * @param act what is done with it
     * @param validFrom first day, yyyymmdd
     * @param validTo last day, yyyymmdd; 0 is open-ended
     */
    public record Demand(String editionId, Material material, Act act, int validFrom, int validTo) {}

    /** With one more demand. */
    public ListingRule with(Demand demand) {
        List<Demand> more = new ArrayList<>(demands);
        more.add(demand);
        return new ListingRule(List.copyOf(more));
    }

    /** The edition that demands it for a material and an act on a day; null for none. */
    public @Nullable String demandedBy(Material material, Act act, int day) {
        for (Demand demand : demands) {
            if (demand.material() == material
                    && demand.act() == act
                    && Days.within(day, demand.validFrom(), demand.validTo())) {
                return demand.editionId();
            }
        }
        return null;
    }

    /** Refuses a party that is not listed where an edition demands it. */
    public void mustHold(Party party, Material material, Act act, int day, Checks checks) {
        String editionId = demandedBy(material, act, day);
        if (editionId != null && party.listing(material, act, day) == null) {
            checks.refuse(
                    Reason.LISTING_NOT_HELD,
                    "party_id",
                    party.id(),
                    "act",
                    act.name(),
                    "material",
                    material.name(),
                    "day",
                    day,
                    "edition_id",
                    editionId);
        }
    }
}
