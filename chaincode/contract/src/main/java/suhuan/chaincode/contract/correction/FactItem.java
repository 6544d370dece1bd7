package suhuan.chaincode.contract.correction;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.Family;
import suhuan.chaincode.state.StateKeys;
import suhuan.chaincode.state.Stored;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;

/**
 * An item of a fact with where it is stored.
 *
 * @param kind its kind
 * @param id its id
 * @param key its key
 * @param family how it is stored
 * @param made the fact brought it into being
 */
record FactItem<T>(ItemKind kind, String id, String key, Family<T> family, boolean made) {
    /** The item of a link; null for a kind this version does not know. */
    static @Nullable FactItem<?> of(ItemLink link) {
        String id = link.getItemId();
        return switch (link.getKind()) {
            case ITEM_KIND_BATTERY, ITEM_KIND_CANDIDATE -> of(link, StateKeys.battery(id), Families.BATTERY);
            case ITEM_KIND_LOT -> of(link, StateKeys.lot(id), Families.LOT);
            case ITEM_KIND_HAND_OVER -> of(link, StateKeys.handOver(id), Families.HAND_OVER);
            case ITEM_KIND_PARTY -> of(link, StateKeys.party(id), Families.PARTY);
            case ITEM_KIND_SITE -> of(link, StateKeys.site(id), Families.SITE);
            case ITEM_KIND_MODEL -> of(link, StateKeys.model(id), Families.MODEL);
            case ITEM_KIND_VEHICLE -> of(link, StateKeys.vehicleFile(id), Families.VEHICLE_FILE);
            case ITEM_KIND_VEHICLE_CASE -> of(link, StateKeys.vehicleCase(id), Families.VEHICLE_CASE);
            case ITEM_KIND_RUN -> of(link, StateKeys.run(id), Families.RUN);
            case ITEM_KIND_CERTIFICATE -> of(link, StateKeys.certificate(id), Families.CERTIFICATE);
            case ITEM_KIND_CASE -> of(link, StateKeys.holdCase(id), Families.HOLD_CASE);
            case ITEM_KIND_DELEGATION -> of(link, StateKeys.delegation(id), Families.DELEGATION);
            case ITEM_KIND_CORRECTION -> of(link, StateKeys.correction(id), Families.CORRECTION);
            case ITEM_KIND_RULE_EDITION -> of(link, StateKeys.ruleEdition(id), Families.RULE_EDITION);
            case ITEM_KIND_DECLARATION -> of(link, StateKeys.declaration(id), Families.DECLARATION);
            case ITEM_KIND_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static <T> FactItem<T> of(ItemLink link, String key, Family<T> family) {
        return new FactItem<>(
                link.getKind(),
                link.getItemId(),
                key,
                family,
                link.getPreviousFactSha256().isEmpty());
    }

    /** The item as it is now. */
    @Nullable
    Stored<T> stored(WorkingState state) {
        return state.stored(family, key);
    }

    /** The item is touched and stays as it is. */
    void touch(Change change, WorkingState state) {
        change.item(kind, id, key, family, state.need(family, key));
    }
}
