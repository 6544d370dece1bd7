package suhuan.chaincode.contract.correction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;

/** The items of a fact. */
final class FactItems {
    private FactItems() {}

    /** Items in the order of the fact; null where it has none, or one of a kind this version does not know. */
    static @Nullable List<FactItem<?>> of(Fact fact) {
        List<FactItem<?>> items = new ArrayList<>(fact.getItemsCount());
        for (ItemLink link : fact.getItemsList()) {
            @Nullable FactItem<?> item = FactItem.of(link);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return items.isEmpty() ? null : items;
    }

    /** A run that a fact names and does not touch. */
    static FactItem<Run> run(String runId) {
        return new FactItem<>(ItemKind.ITEM_KIND_RUN, runId, StateKeys.run(runId), Families.RUN, false);
    }
}
