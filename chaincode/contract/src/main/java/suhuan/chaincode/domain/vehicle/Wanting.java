package suhuan.chaincode.domain.vehicle;

import java.util.List;

/**
 * What a scrapped vehicle lacks or has too much, and no record explains.
 *
 * @param missing batteries the ledger knows in it that did not come, ascending
 * @param foreign batteries that came and are not the vehicle's, ascending
 * @param unexplained batteries it once had beyond those, of which nothing says where they went
 */
public record Wanting(List<String> missing, List<String> foreign, int unexplained) {
    /** All is explained. */
    public static final Wanting NOTHING = new Wanting(List.of(), List.of(), 0);

    /** Whether all is explained. */
    public boolean nothing() {
        return missing.isEmpty() && foreign.isEmpty() && unexplained == 0;
    }

    /** What is left once a replacement explains a part. */
    Wanting without(VehicleFile.Replacement replacement) {
        List<String> missingLeft =
                missing.stream().filter(id -> !id.equals(replacement.oldId())).toList();
        List<String> foreignLeft =
                foreign.stream().filter(id -> !id.equals(replacement.newId())).toList();
        boolean wasMissing = missingLeft.size() < missing.size();
        return new Wanting(missingLeft, foreignLeft, wasMissing ? unexplained : Math.max(0, unexplained - 1));
    }
}
