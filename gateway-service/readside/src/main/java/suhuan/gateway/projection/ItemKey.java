package suhuan.gateway.projection;

import suhuan.ledger.v1.ItemKind;

/** Kind and id: what an item is called on the ledger. */
record ItemKey(ItemKind kind, String id) {
    private static final String CANDIDATE_PREFIX = "CAND~";

    /** A battery code or candidate id; ids that a client chooses never hold a tilde. */
    static ItemKey battery(String id) {
        return new ItemKey(
                id.startsWith(CANDIDATE_PREFIX) ? ItemKind.ITEM_KIND_CANDIDATE : ItemKind.ITEM_KIND_BATTERY, id);
    }

    static ItemKey lot(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_LOT, id);
    }

    static ItemKey handOver(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_HAND_OVER, id);
    }

    static ItemKey party(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_PARTY, id);
    }

    static ItemKey site(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_SITE, id);
    }

    static ItemKey model(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_MODEL, id);
    }

    static ItemKey vehicle(String vin) {
        return new ItemKey(ItemKind.ITEM_KIND_VEHICLE, vin);
    }

    static ItemKey vehicleCase(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_VEHICLE_CASE, id);
    }

    static ItemKey run(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_RUN, id);
    }

    static ItemKey certificate(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_CERTIFICATE, id);
    }

    static ItemKey ruleEdition(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_RULE_EDITION, id);
    }

    static ItemKey declaration(String id) {
        return new ItemKey(ItemKind.ITEM_KIND_DECLARATION, id);
    }

    /** A battery, or a lot where there is no battery. */
    static ItemKey goods(String batteryId, String lotId) {
        return batteryId.isEmpty() ? lot(lotId) : battery(batteryId);
    }
}
