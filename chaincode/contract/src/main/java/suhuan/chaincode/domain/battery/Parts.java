package suhuan.chaincode.domain.battery;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a product of a second life was made of.
 *
 * @param batteryIds coded batteries, in the order of the command
 */
public record Parts(List<String> batteryIds) {
    /** Those of some batteries that carry a code: a candidate has no model that could be recalled. */
    public static Parts of(List<String> sourceIds) {
        return new Parts(sourceIds.stream()
                .filter(id -> !BatteryModel.codeOf(id).isEmpty())
                .toList());
    }

    /** Their models, ascending. */
    public SortedSet<String> modelCodes() {
        SortedSet<String> codes = new TreeSet<>();
        batteryIds.forEach(id -> codes.add(BatteryModel.codeOf(id)));
        return codes;
    }
}
