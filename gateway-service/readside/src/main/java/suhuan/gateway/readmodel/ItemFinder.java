package suhuan.gateway.readmodel;

import java.util.Optional;

/** Finds an item by its id, as far as the viewer sees it. */
final class ItemFinder {
    /** Above every kind there is: any kind is wanted. */
    static final int LAST_KIND = Short.MAX_VALUE;

    private ItemFinder() {}

    /** Finds what a trace can begin at: goods, a hand-over or a process run. */
    static Optional<FoundItem> findTraced(Snapshot snapshot, String itemId) {
        return snapshot.sql("select i.item_no, i.kind, i.item_id from item i where i.item_id = :id"
                        + " and (i.kind <= 4 or i.kind = 10) and " + snapshot.visible("i") + " order by i.kind limit 1")
                .param("id", itemId)
                .query((row, n) -> new FoundItem(row.getLong(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    /**
     * @param kind number of an ItemKind; 0 for any
     * @param lastKind highest kind wanted
     */
    static Optional<FoundItem> find(Snapshot snapshot, String itemId, int kind, int lastKind) {
        return snapshot.sql("select i.item_no, i.kind, i.item_id from item i where i.item_id = :id and (:kind = 0 or"
                        + " i.kind = :kind) and i.kind <="
                        + " :last"
                        + " and " + snapshot.visible("i") + " order by i.kind limit 1")
                .param("id", itemId)
                .param("kind", kind)
                .param("last", lastKind)
                .query((row, n) -> new FoundItem(row.getLong(1), row.getInt(2), row.getString(3)))
                .optional();
    }
}
