package suhuan.gateway.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An entry of an account that is in the table.
 *
 * @param factNo the fact it is of
 * @param entry the entry
 */
record StoredEntry(long factNo, Entry entry) {
    /** By way of the events of items, which have an index, as most entries are asked for by other things than their item. */
    private static final String OF_ITEMS = "select e.* from item_event v join account_entry e on e.fact_no = v.fact_no"
            + " and e.item_no = v.item_no where v.item_no = any (?) order by e.fact_no, e.entry_no";

    /** Entries of items, in the order in which they were added. */
    static List<StoredEntry> ofItems(Connection connection, Collection<Long> itemNos) throws SQLException {
        List<StoredEntry> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OF_ITEMS)) {
            Array numbers = connection.createArrayOf("bigint", itemNos.toArray());
            statement.setArray(1, numbers);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new StoredEntry(row.getLong("fact_no"), entry(row)));
                }
            }
        }
        return found;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getInt("line"),
                row.getLong("party_no"),
                row.getInt("material"),
                row.getInt("year"),
                row.getInt("day_yyyymmdd"),
                row.getInt("channel"),
                row.getString("element"),
                row.getString("grade"),
                row.getLong("site_no"),
                row.getLong("from_site_no"),
                row.getLong("item_no"),
                row.getLong("mass_mg"),
                row.getInt("pieces"));
    }
}
