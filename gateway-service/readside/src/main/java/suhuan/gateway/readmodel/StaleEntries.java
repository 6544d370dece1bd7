package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.StaleView;
import suhuan.ledger.v1.FactCorrected;

/**
 * Entries that rest on a corrected fact and were not recomputed: of an item that is marked, from the corrected fact on, but for those
 * of the correction itself. As known at a moment before a correction nothing of it counts.
 */
final class StaleEntries {
    private static final int MOST_REASONS = 100;

    private static final String RESTS = " c.correction_fact_no <= :known and e.fact_no >= c.corrected_fact_no"
            + " and e.fact_no <> c.correction_fact_no and not exists (select 1 from correction_settled t"
            + " where t.correction_no = m.correction_no and t.item_no = e.item_no and e.line = any (t.lines))";

    /** A condition on entries {@code e}, with the parameter {@code :known}. */
    static final String IS_STALE = "exists (select 1 from stale m join correction_scope c on c.correction_no ="
            + " m.correction_no where m.item_no = e.item_no and" + RESTS + ")";

    private static final String FACTS = " join stale m on m.item_no = e.item_no join correction_scope c on"
            + " c.correction_no = m.correction_no join fact f on f.fact_no = c.correction_fact_no";

    /** Corrections of entries {@code e}; conditions follow with and, then {@link #REASONS_IN_ORDER}. */
    static final String REASONS = "select c.correction_fact_no, min(m.steps) as steps, f.bytes from account_entry e"
            + FACTS + " where" + RESTS;

    static final String REASONS_IN_ORDER =
            " group by c.correction_fact_no, f.bytes order by c.correction_fact_no limit " + MOST_REASONS;

    private static final String OF_ENTRIES = "select e.fact_no, e.entry_no, m.steps, f.bytes"
            + " from unnest(:facts::bigint[], :entries::integer[]) n (fact_no, entry_no)"
            + " join account_entry e on e.fact_no = n.fact_no and e.entry_no = n.entry_no" + FACTS + " where" + RESTS
            + " order by c.correction_fact_no";

    private static final String OF_ITEMS = "select m.item_no, m.steps, f.bytes from stale m join correction_scope c on"
            + " c.correction_no = m.correction_no join fact f on f.fact_no = c.correction_fact_no"
            + " where m.item_no = any (:items) and c.correction_fact_no <= :known order by c.correction_fact_no";

    private StaleEntries() {}

    /** Whether anything was corrected by then: mostly nothing was, and then nothing need be asked. */
    static boolean any(Snapshot snapshot, Moment moment) {
        return snapshot.sql("select exists (select 1 from correction_scope where correction_fact_no <= :known)")
                .param("known", moment.lastFactNo())
                .query(Boolean.class)
                .single();
    }

    static List<StaleView> reasons(JdbcClient.StatementSpec asked) {
        return asked.query((row, n) -> reason(row).view().build()).list();
    }

    /** By number of the fact and of the entry, with a space between. */
    static Map<String, List<StaleView>> byEntry(Snapshot snapshot, Moment moment, long[] factNos, int[] entryNos) {
        Map<String, List<StaleView>> reasons = new HashMap<>();
        snapshot.sql(OF_ENTRIES)
                .param("facts", factNos)
                .param("entries", entryNos)
                .param("known", moment.lastFactNo())
                .query(row -> {
                    reasons.computeIfAbsent(
                                    row.getLong("fact_no") + " " + row.getInt("entry_no"), n -> new ArrayList<>())
                            .add(reason(row).view().build());
                });
        return reasons;
    }

    /**
     * A correction of what an item relied on.
     *
     * @param fact the correction
     * @param steps steps of the lineage from the items of the corrected fact
     */
    record Reason(FactCorrected fact, int steps) {
        StaleView.Builder view() {
            return StaleView.newBuilder()
                    .setCorrectionId(fact.getCorrectionId())
                    .setKind(fact.getKind())
                    .setReason(fact.getReason())
                    .setSteps(steps);
        }

        /** Whether the correction judged a run anew. */
        boolean rejudged(String runId) {
            return fact.hasRejudged() && fact.getRejudged().getRunId().equals(runId);
        }
    }

    /** Corrections of what items relied on, as known at a moment, oldest first. */
    static Map<Long, List<Reason>> byItem(Snapshot snapshot, Moment moment, long[] itemNos) {
        Map<Long, List<Reason>> reasons = new HashMap<>();
        snapshot.sql(OF_ITEMS)
                .param("items", itemNos)
                .param("known", moment.lastFactNo())
                .query(row -> {
                    reasons.computeIfAbsent(row.getLong("item_no"), n -> new ArrayList<>())
                            .add(reason(row));
                });
        return reasons;
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return new Reason(FactBytes.parse(row.getBytes("bytes")).getFactCorrected(), row.getInt("steps"));
    }
}
