package suhuan.gateway.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.ItemKind;

/**
 * Marks what relied on corrected facts: from the items of a corrected fact along the lineage, in steps of bounded size, each in a
 * transaction of its own. How far it came is in the table itself, so it goes on where it was after every end.
 */
final class StaleMarking {
    /** Successors looked at in one step, at most. */
    static final int MOST_A_STEP = 500;

    /** The first item after another that has successors to mark, with the next of them, of one correction. */
    private static final String NEXT = "select m.correction_no, m.item_no, m.steps, m.done_to_no,"
            + " coalesce(c.corrected_fact_no, 0) from stale m left join correction_scope c on c.correction_no ="
            + " m.correction_no where not m.done and (m.correction_no, m.steps, m.item_no) > (?, ?, ?)"
            + " order by m.correction_no, m.steps, m.item_no limit 1";

    /**
     * What came directly of an item: by the lineage, by a hand-over on the line it came in on, and certificates of a run or its
     * account. What had come of it before the corrected fact did not rely on that.
     */
    private static final String SUCCESSORS = "select next_no from (select l.to_item_no as next_no from lineage l where"
            + " l.from_item_no = ? and l.line_no = 0 and l.fact_no >= ? union select o.to_item_no from lineage l join"
            + " lineage o on o.from_item_no = l.to_item_no and o.line_no = l.line_no where l.from_item_no = ? and"
            + " l.line_no <> 0 and o.fact_no >= ?"
            + " union select c.item_no from certificate c where c.run_no = ? union select c.item_no from site_claim k"
            + " join certificate c on c.site_no = k.site_no and c.year = k.year and c.run_no is null where k.run_no = ?)"
            + " n where next_no > ? order by next_no limit ?";

    private static final String MARK = "insert into stale (correction_no, item_no, steps, done_to_no, done)"
            + " select ?, n, ?, 0, false from unnest(?::bigint[]) n on conflict do nothing";

    private static final String ADVANCE =
            "update stale set done_to_no = ?, done = ? where correction_no = ? and item_no = ?";

    /** What a marked item, or a hand-over it went into, has more successors of now is looked at again. */
    private static final String REOPEN =
            "update stale set done = false, done_to_no = 0 where done and item_no in (select"
                    + " n from unnest(?::bigint[]) n union select l.from_item_no from lineage l where l.to_item_no ="
                    + " any (?::bigint[]) union select k.run_no from certificate c join site_claim k on k.site_no ="
                    + " c.site_no and k.year = c.year where c.run_no is null and c.item_no = any (?::bigint[]))";

    private StaleMarking() {}

    /** Takes note of items of which something came, in the transaction that says so: what comes of stale goods is stale. */
    static void reopen(Connection connection, Collection<Long> itemNos) throws SQLException {
        if (itemNos.isEmpty() || !anyMarked(connection)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(REOPEN)) {
            Array numbers = connection.createArrayOf("bigint", itemNos.toArray());
            statement.setArray(1, numbers);
            statement.setArray(2, numbers);
            statement.setArray(3, numbers);
            statement.executeUpdate();
        }
    }

    private static boolean anyMarked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from stale where done limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    /** Whether an item of a kind can rely on a fact: goods, what is made of them, and what is declared. */
    static boolean canBeStale(ItemKind kind) {
        return switch (kind) {
            case ITEM_KIND_BATTERY,
                    ITEM_KIND_CANDIDATE,
                    ITEM_KIND_LOT,
                    ITEM_KIND_RUN,
                    ITEM_KIND_CERTIFICATE,
                    ITEM_KIND_DECLARATION -> true;
            default -> false;
        };
    }

    /**
     * Does one step within the transaction of the connection.
     *
     * @return whether there may be more to do
     */
    static boolean step(Connection connection) throws SQLException {
        int left = MOST_A_STEP;
        Looked last = Looked.NOTHING;
        while (left > 0) {
            @Nullable Looked looked = one(connection, last, left);
            if (looked == null) {
                return false;
            }
            // An item without successors costs a look too, or a step over many of them had no bound.
            left -= Math.max(1, looked.successors());
            last = looked;
        }
        return true;
    }

    /**
     * An item that was looked at. What a step marks comes after it, so the next to look at does too; were it asked for from the
     * start, the index would be read past all that is done each time.
     */
    private record Looked(long correctionNo, int steps, long itemNo, int successors) {
        static final Looked NOTHING = new Looked(Long.MIN_VALUE, 0, 0, 0);
    }

    /** Marks successors of the item after another; null where nothing is to do. */
    private static @Nullable Looked one(Connection connection, Looked last, int most) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setLong(1, last.correctionNo());
            next.setInt(2, last.steps());
            next.setLong(3, last.itemNo());
            try (ResultSet row = next.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                long correctionNo = row.getLong(1);
                long itemNo = row.getLong(2);
                int steps = row.getInt(3);
                List<Long> successors = successors(connection, itemNo, row.getLong(5), row.getLong(4), most);
                mark(connection, correctionNo, steps + 1, successors);
                boolean done = successors.size() < most;
                advance(
                        connection,
                        correctionNo,
                        itemNo,
                        successors.isEmpty() ? row.getLong(4) : successors.get(successors.size() - 1),
                        done);
                return new Looked(correctionNo, steps, itemNo, successors.size());
            }
        }
    }

    private static List<Long> successors(
            Connection connection, long itemNo, long correctedFactNo, long afterNo, int most) throws SQLException {
        List<Long> successors = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SUCCESSORS)) {
            statement.setLong(1, itemNo);
            statement.setLong(2, correctedFactNo);
            statement.setLong(3, itemNo);
            statement.setLong(4, correctedFactNo);
            statement.setLong(5, itemNo);
            statement.setLong(6, itemNo);
            statement.setLong(7, afterNo);
            statement.setInt(8, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    successors.add(rows.getLong(1));
                }
            }
        }
        return successors;
    }

    private static void mark(Connection connection, long correctionNo, int steps, List<Long> itemNos)
            throws SQLException {
        if (itemNos.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setLong(1, correctionNo);
            statement.setInt(2, steps);
            statement.setArray(3, connection.createArrayOf("bigint", itemNos.toArray()));
            statement.executeUpdate();
        }
    }

    private static void advance(Connection connection, long correctionNo, long itemNo, long toNo, boolean done)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, toNo);
            statement.setBoolean(2, done);
            statement.setLong(3, correctionNo);
            statement.setLong(4, itemNo);
            statement.executeUpdate();
        }
    }
}
