package suhuan.gateway.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.AccountLine;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;

/** What a run recovered follows from what came out of it: told anew where the contract judged the run anew, else stale. */
final class RejudgedFold {
    private static final int RECOVERED = AccountLine.ACCOUNT_LINE_RECOVERED_VALUE;

    private final Accounts accounts;

    RejudgedFold(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Enters what changes of a correction of outputs or losses.
     *
     * @param keys items of the corrected fact
     * @param entries their entries
     * @param settled lines that the correction settled, of each item; the run's is changed
     */
    void rejudged(
            long factNo,
            FactCorrected correction,
            SortedMap<Long, ItemKey> keys,
            Map<Long, List<StoredEntry>> entries,
            Map<Long, SortedSet<Integer>> settled)
            throws SQLException {
        for (Map.Entry<Long, ItemKey> item : keys.entrySet()) {
            SortedSet<Integer> lines = settled.get(item.getKey());
            if (item.getValue().kind() != ItemKind.ITEM_KIND_RUN || lines == null) {
                continue;
            }
            @Nullable List<Entry> changes = changes(item.getKey(), correction, entries);
            if (changes == null) {
                lines.remove(RECOVERED);
            } else {
                changes.forEach(change -> accounts.enter(factNo, change));
                lines.add(RECOVERED);
            }
        }
    }

    private @Nullable List<Entry> changes(long runNo, FactCorrected correction, Map<Long, List<StoredEntry>> entries)
            throws SQLException {
        if (!correction.hasRejudged()) {
            return null;
        }
        accounts.load(List.of(runNo));
        return RecoveredEntries.of(
                entries.getOrDefault(runNo, List.of()).stream()
                        .map(StoredEntry::entry)
                        .filter(entry -> entry.line() == RECOVERED)
                        .toList(),
                correction.getRejudged().getClaimableList(),
                accounts.item(runNo).shares);
    }
}
