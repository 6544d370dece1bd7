package suhuan.gateway.projection;

/**
 * A row that is not what the ledger says.
 *
 * @param table table
 * @param key values that tell the row from others
 * @param expected the row as the ledger says, as JSON; or {@code no row}
 * @param found the row as it is; or {@code no row}
 */
public record Difference(String table, String key, String expected, String found) {
    @Override
    public String toString() {
        return table + " " + key + ": expected " + expected + ", found " + found;
    }
}
