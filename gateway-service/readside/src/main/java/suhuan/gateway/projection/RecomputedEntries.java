package suhuan.gateway.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By how much entries change where a quantity is another than was recorded. */
final class RecomputedEntries {
    private RecomputedEntries() {}

    /** Entries that were made together of the whole quantity: it came, or went, or counted. */
    private record Together(long factNo, long siteNo, long fromSiteNo, boolean away) {}

    /**
     * The changes, each with the day and all else of the entry it changes; divided among producers as the quantity was. Null where
     * some entries were made of another quantity than the recorded one, such as of a part of a lot.
     */
    static @Nullable List<Entry> of(List<StoredEntry> entries, TrueQuantity quantity) {
        Map<Together, List<Entry>> groups = new LinkedHashMap<>();
        for (StoredEntry stored : entries) {
            Entry entry = stored.entry();
            boolean away = quantity.pieces() ? entry.pieces() < 0 : entry.massMg() < 0;
            groups.computeIfAbsent(
                            new Together(stored.factNo(), entry.siteNo(), entry.fromSiteNo(), away),
                            n -> new ArrayList<>())
                    .add(entry);
        }
        List<Entry> changes = new ArrayList<>();
        for (Map.Entry<Together, List<Entry>> group : groups.entrySet()) {
            int sign = group.getKey().away() ? -1 : 1;
            boolean whole = quantity.pieces()
                    ? pieces(group.getValue(), quantity, sign, changes)
                    : masses(group.getValue(), quantity, sign, changes);
            if (!whole) {
                return null;
            }
        }
        return changes;
    }

    private static boolean pieces(List<Entry> group, TrueQuantity quantity, int sign, List<Entry> to) {
        if (group.size() != 1 || sign * (long) group.get(0).pieces() != quantity.recorded()) {
            return false;
        }
        to.add(group.get(0).with(0, sign * Math.toIntExact(quantity.really() - quantity.recorded())));
        return true;
    }

    private static boolean masses(List<Entry> group, TrueQuantity quantity, int sign, List<Entry> to) {
        SortedMap<Long, Long> recorded = new TreeMap<>();
        group.forEach(entry -> recorded.merge(entry.partyNo(), sign * entry.massMg(), Math::addExact));
        Attribution before = new Attribution(recorded);
        if (before.totalMg() != quantity.recorded()) {
            return false;
        }
        Attribution after = before.divided(quantity.really());
        for (Entry entry : group) {
            long change = after.shares().getOrDefault(entry.partyNo(), 0L) - recorded.getOrDefault(entry.partyNo(), 0L);
            if (change != 0) {
                to.add(entry.with(sign * change, 0));
            }
        }
        return true;
    }
}
