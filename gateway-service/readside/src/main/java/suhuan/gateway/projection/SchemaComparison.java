package suhuan.gateway.projection;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two read models of one database, row by row. */
final class SchemaComparison {
    /** Tables with the columns that tell their rows apart; the rest follows from blocks in any grouping. */
    private static final Map<String, String> KEYS = keys();

    private static final int OFFSET_BITS = 24;

    private final Connection connection;
    private final String expectedSchema;
    private final String foundSchema;
    private final int maxDifferences;

    /**
     * @param connection within a transaction that sees both
     * @param maxDifferences most differences told of one table
     */
    SchemaComparison(Connection connection, String expectedSchema, String foundSchema, int maxDifferences) {
        this.connection = connection;
        this.expectedSchema = ReadModelSchema.checkedName(expectedSchema);
        this.foundSchema = ReadModelSchema.checkedName(foundSchema);
        this.maxDifferences = maxDifferences;
    }

    List<TableComparison> compare() throws SQLException {
        List<TableComparison> tables = new ArrayList<>();
        for (Map.Entry<String, String> entry : KEYS.entrySet()) {
            tables.add(compareTable(entry.getKey(), entry.getValue().split(" ")));
        }
        tables.add(compareChildIndex());
        return tables;
    }

    private TableComparison compareTable(String table, String[] key) throws SQLException {
        String expected = digest(expectedSchema, table);
        String found = digest(foundSchema, table);
        List<Difference> differences = expected.equals(found) ? List.of() : differingRows(table, key);
        return new TableComparison(table, rowCount(expected), expected, found, differences);
    }

    /** Row count and a sum of row hashes, which does not depend on the order of rows. */
    private String digest(String schema, String table) throws SQLException {
        return text("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                + source(schema, table) + " t");
    }

    private List<Difference> differingRows(String table, String[] key) throws SQLException {
        StringBuilder join = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (String column : key) {
            join.append(join.length() == 0 ? "" : " and ")
                    .append("e.")
                    .append(column)
                    .append(" = f.")
                    .append(column);
            names.append(names.length() == 0 ? "" : " || ', ' || ")
                    .append("coalesce(e.")
                    .append(column)
                    .append(", f.")
                    .append(column)
                    .append(")");
        }
        String sql =
                "select " + names + " || '', to_jsonb(e)::text, to_jsonb(f)::text from " + source(expectedSchema, table)
                        + " e full join " + source(foundSchema, table) + " f on " + join
                        + " where e::text is distinct from f::text order by 1 limit " + maxDifferences;
        List<Difference> differences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                differences.add(new Difference(
                        table,
                        String.valueOf(result.getString(1)),
                        Objects.requireNonNullElse(result.getString(2), "no row"),
                        Objects.requireNonNullElse(result.getString(3), "no row")));
            }
        }
        return differences;
    }

    /** The runs of the child index follow from how blocks were grouped, so only what they say is compared: entries by battery. */
    private TableComparison compareChildIndex() throws SQLException {
        Map<Long, String> expected = childEntries(expectedSchema);
        Map<Long, String> found = childEntries(foundSchema);
        List<Difference> differences = new ArrayList<>();
        TreeSet<Long> itemNos = new TreeSet<>(expected.keySet());
        itemNos.addAll(found.keySet());
        for (Long itemNo : itemNos) {
            String want = expected.getOrDefault(itemNo, "no entries");
            String have = found.getOrDefault(itemNo, "no entries");
            if (!want.equals(have) && differences.size() < maxDifferences) {
                differences.add(new Difference("child_chunk", "battery " + itemNo, want, have));
            }
        }
        return new TableComparison(
                "child_chunk",
                expected.size(),
                Integer.toHexString(expected.hashCode()),
                Integer.toHexString(found.hashCode()),
                differences);
    }

    private Map<Long, String> childEntries(String schema) throws SQLException {
        Map<Long, long[]> byItem = new TreeMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select r.base_item_no, c.entries from " + schema + ".child_run r join "
                        + schema + ".child_chunk c on c.run_no = r.run_no order by r.run_no, c.first_entry")) {
            statement.setFetchSize(1000);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ByteBuffer entries = ByteBuffer.wrap(result.getBytes(2));
                    while (entries.hasRemaining()) {
                        long entry = entries.getLong();
                        long itemNo = result.getLong(1) + (entry & (1L << OFFSET_BITS) - 1);
                        long[] sum = byItem.computeIfAbsent(itemNo, n -> new long[2]);
                        sum[0]++;
                        sum[1] += mixed(entry >>> OFFSET_BITS);
                    }
                }
            }
        }
        Map<Long, String> texts = new TreeMap<>();
        byItem.forEach((itemNo, sum) -> texts.put(itemNo, sum[0] + " entries, sum " + Long.toHexString(sum[1])));
        return texts;
    }

    /** Spreads a hash over 64 bits, so that sums of different sets differ. */
    private static long mixed(long hash) {
        long x = (hash + 1) * 0x9E3779B97F4A7C15L;
        return (x ^ x >>> 32) * 0xD6E8FEB86659FD93L;
    }

    private static String source(String schema, String table) {
        return table.equals("checkpoint")
                ? "(select only_row, block_number, block_sha256, next_fact_no, next_item_no from " + schema
                        + ".checkpoint)"
                : schema + "." + table;
    }

    private static long rowCount(String digest) {
        return Long.parseLong(digest.substring(0, digest.indexOf(' ')));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("checkpoint", "only_row");
        keys.put("ledger_transaction", "block_number transaction_index");
        keys.put("fact", "fact_no");
        keys.put("item", "item_no");
        keys.put("item_event", "item_no fact_no");
        keys.put("item_code", "code item_no");
        keys.put("sight", "party_no item_no");
        keys.put("lineage", "from_item_no to_item_no kind line_no fact_no");
        keys.put("hand_over_line", "hand_over_no line_no");
        keys.put("sighting", "block_number transaction_index envelope_index command_index");
        keys.put("battery_children", "item_no");
        keys.put("account_entry", "fact_no entry_no");
        keys.put("account_item", "item_no");
        keys.put("correction_scope", "correction_no");
        keys.put("correction_settled", "correction_no item_no");
        keys.put("site_claim", "site_no year run_no");
        keys.put("duty_event", "fact_no trigger subject_id");
        keys.put("duty_report", "party_no duty_id subject_id");
        for (StateTable table : StateTable.values()) {
            keys.put(table.tableName(), "item_no");
            keys.put(table.tableName() + "_history", "item_no valid_from_block");
        }
        return keys;
    }
}
