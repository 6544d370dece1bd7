package suhuan.chaincode.domain.reference;

import java.util.List;

/**
 * A route of process runs.
 *
 * @param name name, such as BATTERY_HYDROMETALLURGY
 * @param validFrom first day, yyyymmdd; 0 is no bound
 * @param validTo last day, yyyymmdd; 0 is no bound
 * @param group class of the route, by which rules name it
 * @param materialNumber number of its material in the vocabulary
 * @param actNumber number of the act it is licensed as
 * @param siteKinds numbers of the kinds of site where it may run
 * @param elements elements that are balanced in it, in a fixed order
 * @param claim what certificates are for
 * @param mark how well the row is known
 */
public record Route(
        String name,
        int validFrom,
        int validTo,
        String group,
        int materialNumber,
        int actNumber,
        List<Integer> siteKinds,
        List<String> elements,
        Claim claim,
        String mark)
        implements DatedRow {
    /** What certificates of a route are for. */
    public enum Claim {
        /** The content of each tracked element. */
        ELEMENT,
        /** The mass of the products. */
        MASS,
        /** Nothing: what comes out goes on into other runs. */
        NONE
    }
}
