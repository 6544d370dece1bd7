package suhuan.chaincode.contract.verb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.battery.ProductRules;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;

/** What products of a second life were made of, as far as it is kept and was asked for. */
public final class ProductParts {
    private ProductParts() {}

    /** The parts of a product and their parts; null for whatever else, and for products from before parts were kept. */
    public static @Nullable Parts of(String batteryId, WorkingState state) {
        String key = StateKeys.parts(batteryId);
        return ProductRules.isProduct(batteryId) && state.knows(key) ? state.find(Families.PARTS, key) : null;
    }

    /** What a product would be made of: its sources, and the parts of those among them that are products. */
    public static Parts ofSources(List<String> sourceIds, WorkingState state) {
        List<Parts> partsOfSources = new ArrayList<>();
        for (String sourceId : sourceIds) {
            @Nullable Parts parts = of(sourceId, state);
            if (parts != null) {
                partsOfSources.add(parts);
            }
        }
        return Parts.of(sourceIds, partsOfSources);
    }

    /** Models of the parts of a product and of theirs, ascending. */
    public static SortedSet<String> models(String batteryId, WorkingState state) {
        @Nullable Parts parts = of(batteryId, state);
        return parts == null ? Collections.unmodifiableSortedSet(new TreeSet<>()) : parts.modelCodes();
    }
}
