package suhuan.gateway.readmodel;

/**
 * An item by number.
 *
 * @param itemNo number
 * @param kind number of its ItemKind
 * @param itemId id
 */
record FoundItem(long itemNo, int kind, String itemId) {}
