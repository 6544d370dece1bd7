package suhuan.chaincode.domain.battery;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a product of a second life was made of, and what that was made of, down to the batteries that are no products.
 *
 * @param batteryIds coded batteries: what the product was made of, in the order of the command, then the parts of each
 */
public record Parts(List<String> batteryIds) {
    /** Most parts of a product, those of its parts among them. All are read wherever the product is touched. */
    public static final int MOST = 5_000;

    /**
     * Those of some batteries that carry a code, with the parts of those that are products. A candidate has no model that could be
     * recalled.
     *
     * @param partsOfSources parts of each source that is a product, in the order of the sources
     */
    public static Parts of(List<String> sourceIds, List<Parts> partsOfSources) {
        List<String> ids = new ArrayList<>(sourceIds);
        ids.removeIf(id -> BatteryModel.codeOf(id).isEmpty());
        partsOfSources.forEach(parts -> ids.addAll(parts.batteryIds()));
        return new Parts(List.copyOf(ids));
    }

    /** Their models, ascending. */
    public SortedSet<String> modelCodes() {
        SortedSet<String> codes = new TreeSet<>();
        batteryIds.forEach(id -> codes.add(BatteryModel.codeOf(id)));
        return codes;
    }
}
