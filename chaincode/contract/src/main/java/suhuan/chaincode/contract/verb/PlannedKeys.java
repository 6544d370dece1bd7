package suhuan.chaincode.contract.verb;

import java.util.SortedSet;
import java.util.TreeSet;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.ProductRules;
import suhuan.chaincode.state.StateKeys;

/** Keys a plan names. A key that is both read and written is written. */
public final class PlannedKeys {
    private final SortedSet<String> reads = new TreeSet<>();
    private final SortedSet<String> writes = new TreeSet<>();

    /** Will be read and not written. What reads a battery reads the recalls of its model, and of a product what it was made of. */
    public PlannedKeys read(String key) {
        reads.add(key);
        readRecalls(key);
        return this;
    }

    /** May be written; read first. What writes a battery reads the recalls of its model, and of a product what it was made of. */
    public PlannedKeys write(String key) {
        writes.add(key);
        readRecalls(key);
        return this;
    }

    /** Keys read and not written, ascending. */
    public SortedSet<String> reads() {
        SortedSet<String> only = new TreeSet<>(reads);
        only.removeAll(writes);
        return only;
    }

    /** Keys that may be written, ascending. */
    public SortedSet<String> writes() {
        return writes;
    }

    /** All keys, ascending. */
    public SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>(reads);
        all.addAll(writes);
        return all;
    }

    private void readRecalls(String key) {
        String batteryId = StateKeys.batteryOf(key);
        String modelCode = batteryId.isEmpty() ? "" : BatteryModel.codeOf(batteryId);
        if (!modelCode.isEmpty()) {
            reads.add(StateKeys.recalls(modelCode));
            if (ProductRules.isProduct(batteryId)) {
                reads.add(StateKeys.parts(batteryId));
            }
        }
    }
}
