package suhuan.gateway.projection;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.AccountLine;
import suhuan.common.v1.CorrectionKind;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.TrueValue;

/**
 * What a correction does to the accounts. Where the figures that the corrected fact made still stand alone, they are cancelled or
 * recomputed by entries of the correction, under the day they concern; all else that rests on the fact stays and is stale. It works
 * on what the tables hold, so everything before the correction must be written.
 */
final class CorrectionFold {
    private static final int STOCK = AccountLine.ACCOUNT_LINE_STOCK_VALUE;
    private static final int LOST = AccountLine.ACCOUNT_LINE_LOST_VALUE;
    private static final String FACT =
            "select f.fact_no, f.bytes from item_event e join fact f on f.fact_no = e.fact_no"
                    + " where e.item_no = ? and f.sha256 = ?";
    private static final String FIRST =
            "select item_no, min(fact_no) from item_event where item_no = any (?) group by item_no";

    private final Connection connection;
    private final WorkingSet working;
    private final Accounts accounts;

    CorrectionFold(Connection connection, WorkingSet working, Accounts accounts) {
        this.connection = connection;
        this.working = working;
        this.accounts = accounts;
    }

    /**
     * The corrected fact.
     *
     * @param factNo its number
     * @param fact the fact
     */
    private record Corrected(long factNo, Fact fact) {}

    /** Enters what changes; before the stock of the items is compared. */
    void corrected(RecordedFact recorded, long factNo, FactCorrected fact) throws SQLException {
        List<ItemKey> items = new ArrayList<>();
        for (ItemLink link : recorded.fact().getItemsList()) {
            if (StaleMarking.canBeStale(link.getKind())) {
                items.add(new ItemKey(link.getKind(), link.getItemId()));
            }
        }
        @Nullable Corrected corrected = find(recorded, fact);
        if (corrected == null) {
            return;
        }
        long correctionNo =
                working.number(recorded, new ItemKey(ItemKind.ITEM_KIND_CORRECTION, fact.getCorrectionId()));
        working.corrections().scope(correctionNo, factNo, corrected.factNo());
        // A correction of a correction brings nothing back: what rests on either is stale.
        if (items.isEmpty() || corrected.fact().hasFactCorrected()) {
            return;
        }
        SortedMap<Long, ItemKey> keys = new TreeMap<>();
        for (ItemKey key : items) {
            keys.put(working.number(recorded, key), key);
        }
        Map<Long, List<StoredEntry>> entries = StoredEntry.ofItems(connection, keys.keySet()).stream()
                .collect(Collectors.groupingBy(stored -> stored.entry().itemNo()));
        Map<Long, SortedSet<Integer>> settled = fact.getKind() == CorrectionKind.CORRECTION_KIND_DID_NOT_OCCUR
                ? undone(factNo, corrected, keys, entries)
                : recomputed(factNo, corrected, fact, keys, entries);
        if (corrected.fact().hasRunOutputsAdded() || corrected.fact().hasRunLossesDeclared()) {
            new RejudgedFold(accounts).rejudged(factNo, fact, keys, entries, settled);
        }
        settled.forEach((itemNo, lines) -> working.corrections().settled(correctionNo, itemNo, lines));
    }

    /** The corrected fact, by the history of its items; null where nothing is left of any. */
    private @Nullable Corrected find(RecordedFact recorded, FactCorrected fact) throws SQLException {
        for (ItemLink link : recorded.fact().getItemsList()) {
            boolean itself = link.getKind() == ItemKind.ITEM_KIND_CORRECTION
                    && link.getItemId().equals(fact.getCorrectionId());
            if (itself) {
                continue;
            }
            try (PreparedStatement statement = connection.prepareStatement(FACT)) {
                statement.setLong(1, working.number(recorded, new ItemKey(link.getKind(), link.getItemId())));
                statement.setBytes(2, fact.getCorrectedFactSha256().toByteArray());
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw recorded.invalid("corrects a fact that is not in the history of its items");
                    }
                    return new Corrected(row.getLong(1), Fact.parseFrom(row.getBytes(2)));
                }
            } catch (InvalidProtocolBufferException e) {
                throw recorded.invalid("a fact of the read model cannot be read: " + e.getMessage());
            }
        }
        return null;
    }

    // --- what did not occur

    private Map<Long, SortedSet<Integer>> undone(
            long factNo, Corrected corrected, SortedMap<Long, ItemKey> keys, Map<Long, List<StoredEntry>> entries)
            throws SQLException {
        Map<Long, SortedSet<Integer>> settled = new TreeMap<>();
        Map<Long, Long> firstFacts = firstFacts(keys);
        for (Map.Entry<Long, ItemKey> item : keys.entrySet()) {
            long itemNo = item.getKey();
            List<StoredEntry> ofItem = entries.getOrDefault(itemNo, List.of());
            SortedSet<Integer> lines = new TreeSet<>();
            for (int line : lines(ofItem)) {
                List<StoredEntry> ofLine = ofLine(ofItem, line);
                boolean lies = line == STOCK || line == LOST;
                boolean alone = lies
                        ? Long.valueOf(corrected.factNo()).equals(firstFacts.get(itemNo))
                        : ofLine.get(ofLine.size() - 1).factNo() <= corrected.factNo();
                if (alone) {
                    ofLine.stream()
                            .filter(stored -> lies || stored.factNo() == corrected.factNo())
                            .map(StoredEntry::entry)
                            .forEach(entry -> accounts.enter(factNo, entry.with(-entry.massMg(), -entry.pieces())));
                    forget(itemNo, line, ofLine, corrected.factNo());
                    lines.add(line);
                }
            }
            if (lies(item.getValue().kind()) && Long.valueOf(corrected.factNo()).equals(firstFacts.get(itemNo))) {
                accounts.load(List.of(itemNo));
                accounts.change(itemNo).voided = true;
            }
            settled.put(itemNo, lines);
        }
        return settled;
    }

    private static boolean lies(ItemKind kind) {
        return kind == ItemKind.ITEM_KIND_BATTERY
                || kind == ItemKind.ITEM_KIND_CANDIDATE
                || kind == ItemKind.ITEM_KIND_LOT;
    }

    private Map<Long, Long> firstFacts(SortedMap<Long, ItemKey> keys) throws SQLException {
        Map<Long, Long> first = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", keys.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    first.put(row.getLong(1), row.getLong(2));
                }
            }
        }
        return first;
    }

    /** What was counted and did not happen may still happen, and then counts. */
    private void forget(long itemNo, int line, List<StoredEntry> ofLine, long correctedFactNo) throws SQLException {
        boolean ofFact = ofLine.stream().anyMatch(stored -> stored.factNo() == correctedFactNo);
        @Nullable AccountLine known = AccountLine.forNumber(line);
        if (!ofFact || known == null) {
            return;
        }
        switch (known) {
            case ACCOUNT_LINE_PLACED -> changed(itemNo).placed = false;
            case ACCOUNT_LINE_COLLECTED -> changed(itemNo).collectedYyyymmdd = 0;
            case ACCOUNT_LINE_DELIVERED -> changed(itemNo).delivered = 0;
            case ACCOUNT_LINE_DELIVERED_UNLISTED -> {
                // Where the fact took it from here to a listed party, it is here again.
                boolean left = ofLine.stream()
                        .anyMatch(stored -> stored.factNo() == correctedFactNo
                                && stored.entry().massMg() < 0);
                AccountItem item = changed(itemNo);
                item.delivered = left ? AccountItem.UNLISTED : 0;
                item.deliveredYyyymmdd = left ? ofLine.get(0).entry().day() : 0;
                item.deliveredSiteNo = left ? ofLine.get(0).entry().siteNo() : 0;
            }
            case ACCOUNT_LINE_RECYCLED -> changed(itemNo).recycled = false;
            default -> {
                // Nothing is kept of it but its entries.
            }
        }
    }

    private AccountItem changed(long itemNo) throws SQLException {
        accounts.load(List.of(itemNo));
        return accounts.change(itemNo);
    }

    // --- what was recorded wrong

    private Map<Long, SortedSet<Integer>> recomputed(
            long factNo,
            Corrected corrected,
            FactCorrected correction,
            SortedMap<Long, ItemKey> keys,
            Map<Long, List<StoredEntry>> entries)
            throws SQLException {
        Map<ItemKey, Long> numbers =
                new TreeMap<>(Comparator.comparing((ItemKey key) -> key.kind()).thenComparing(ItemKey::id));
        keys.forEach((itemNo, key) -> numbers.put(key, itemNo));
        Map<Long, SortedSet<Integer>> settled = new TreeMap<>();
        keys.keySet().forEach(itemNo -> settled.put(itemNo, all()));
        boolean understood = true;
        for (TrueValue truth : correction.getTruthsList()) {
            List<TrueQuantity> quantities = TrueQuantity.of(corrected.fact(), truth);
            // Where the contract judged the run anew, each truth is about what came out of it or was lost.
            understood &= !quantities.isEmpty() || correction.hasRejudged();
            for (TrueQuantity quantity : quantities) {
                @Nullable Long itemNo = numbers.get(quantity.item());
                if (itemNo == null) {
                    understood = false;
                    continue;
                }
                SortedSet<Integer> failed = recompute(factNo, itemNo, quantity, entries);
                settled.getOrDefault(itemNo, new TreeSet<>()).removeAll(failed);
            }
        }
        // Of a truth that no figure is computed from, nobody can say which figures it leaves as they are.
        return understood ? settled : Map.of();
    }

    private static SortedSet<Integer> all() {
        SortedSet<Integer> lines = new TreeSet<>();
        for (AccountLine line : AccountLine.values()) {
            if (line != AccountLine.UNRECOGNIZED && line != AccountLine.ACCOUNT_LINE_UNSPECIFIED) {
                lines.add(line.getNumber());
            }
        }
        return lines;
    }

    /** Enters by how much each figure changes; returns the lines that cannot be told anew. */
    private SortedSet<Integer> recompute(
            long factNo, long itemNo, TrueQuantity quantity, Map<Long, List<StoredEntry>> entries) throws SQLException {
        SortedSet<Integer> failed = new TreeSet<>();
        for (AccountLine line : new TreeSet<>(quantity.lines())) {
            List<StoredEntry> ofLine = ofLine(entries.getOrDefault(itemNo, List.of()), line.getNumber()).stream()
                    .filter(stored -> stored.entry().element().equals(quantity.element()))
                    .toList();
            @Nullable List<Entry> changes = RecomputedEntries.of(ofLine, quantity);
            if (changes == null) {
                failed.add(line.getNumber());
            } else {
                changes.forEach(change -> accounts.enter(factNo, change));
            }
        }
        if (quantity.lies() && !failed.contains(STOCK) && !failed.contains(LOST)) {
            AccountItem item = changed(itemNo);
            item.correctedByMg += quantity.really() - quantity.recorded();
            if (item.shares.totalMg() == quantity.recorded()) {
                item.shares = item.shares.divided(quantity.really());
            }
        }
        if (quantity.lines().contains(AccountLine.ACCOUNT_LINE_COLLECTED)
                && !failed.contains(AccountLine.ACCOUNT_LINE_COLLECTED_VALUE)) {
            AccountItem item = changed(itemNo);
            item.collectedMg = item.collectedMg == quantity.recorded() ? quantity.really() : item.collectedMg;
        }
        return failed;
    }

    private static SortedSet<Integer> lines(List<StoredEntry> entries) {
        return entries.stream().map(stored -> stored.entry().line()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<StoredEntry> ofLine(List<StoredEntry> entries, int line) {
        return entries.stream().filter(stored -> stored.entry().line() == line).toList();
    }
}
