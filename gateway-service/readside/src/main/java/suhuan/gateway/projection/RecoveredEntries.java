package suhuan.gateway.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.ElementMass;

/** By how much the recovered masses of a run change where it was judged anew. */
final class RecoveredEntries {
    private RecoveredEntries() {}

    /**
     * The changes, under the day and year of its closing.
     *
     * @param recovered all entries of what the run recovered
     * @param really what it really recovered, by element
     * @param blend whose goods went in
     * @return null where nothing was recovered before, so that there is no entry to change
     */
    static @Nullable List<Entry> of(List<Entry> recovered, List<ElementMass> really, Attribution blend) {
        if (recovered.isEmpty()) {
            return really.isEmpty() ? List.of() : null;
        }
        SortedMap<String, Attribution> changes = new TreeMap<>();
        for (ElementMass element : really) {
            changes.put(element.getElement(), blend.divided(element.getMassMg()));
        }
        for (Entry entry : recovered) {
            Attribution share = Attribution.of(entry.partyNo(), entry.massMg());
            changes.put(
                    entry.element(),
                    changes.getOrDefault(entry.element(), Attribution.NONE).minus(share));
        }
        List<Entry> entries = new ArrayList<>();
        Entry like = recovered.get(0);
        changes.forEach((element, shares) -> shares.shares()
                .forEach((party, mg) ->
                        entries.add(like.named(element, "").by(party).with(mg, 0))));
        return entries;
    }
}
