package suhuan.gateway.readmodel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import suhuan.api.v1.ItemView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;

/** Corrections of facts that items relied on, as far as the projection has marked them. */
final class StaleViews {
    private static final String SQL =
            "select s.item_no, s.correction_no, s.steps, f.bytes from stale s join matter m on"
                    + " m.item_no = s.correction_no join fact f on f.fact_no = m.first_fact_no where s.item_no = any (:items)"
                    + " order by s.correction_no";

    private static final String ASKED_LATER = "select e.item_no, f.bytes from item_event e join fact f on f.fact_no ="
            + " e.fact_no where e.item_no = any (:corrections) and e.fact_no <= :lastFactNo and f.fact_case = "
            + Fact.CONSENT_ASKED_FIELD_NUMBER;

    /** An item that rests on a corrected fact. */
    private record Mark(long itemNo, long correctionNo, int steps, Fact correction) {}

    /** Adds to each view why what is known of it is stale. */
    void add(Snapshot snapshot, Map<Long, ItemView> views) {
        List<Mark> marks = snapshot.sql(SQL)
                .param("items", views.keySet().stream().mapToLong(n -> n).toArray())
                .query((row, n) -> new Mark(
                        row.getLong("item_no"),
                        row.getLong("correction_no"),
                        row.getInt("steps"),
                        FactBytes.parse(row.getBytes("bytes"))))
                .list();
        if (marks.isEmpty()) {
            return;
        }
        Map<Long, Set<String>> askedLater = askedLater(snapshot, marks);
        Map<Long, ItemView.Builder> marked = new HashMap<>();
        for (Mark mark : marks) {
            ItemView view = views.get(mark.itemNo());
            if (view == null) {
                continue;
            }
            FactCorrected fact = mark.correction().getFactCorrected();
            StaleEntries.Reason correction = new StaleEntries.Reason(fact, mark.steps());
            boolean rejudged = correction.rejudged(view.getRun().getRunId());
            String holder = holder(view);
            Set<String> later = askedLater.getOrDefault(mark.correctionNo(), Set.of());
            ItemView.Builder stale = marked.computeIfAbsent(mark.itemNo(), n -> view.toBuilder());
            stale.addStale(correction
                    .view()
                    .setHolderNotAsked(notAsked(mark.correction(), holder) && !later.contains(holder))
                    .setRejudged(rejudged));
            if (rejudged) {
                stale.getRunBuilder().setRejudged(fact.getRejudged());
            }
        }
        marked.forEach((itemNo, view) -> views.put(itemNo, view.build()));
    }

    private static Map<Long, Set<String>> askedLater(Snapshot snapshot, List<Mark> marks) {
        Map<Long, Set<String>> asked = new HashMap<>();
        snapshot.sql(ASKED_LATER)
                .param(
                        "corrections",
                        marks.stream().mapToLong(Mark::correctionNo).distinct().toArray())
                .query(row -> {
                    asked.computeIfAbsent(row.getLong("item_no"), n -> new HashSet<>())
                            .addAll(FactBytes.parse(row.getBytes("bytes"))
                                    .getConsentAsked()
                                    .getAskedPartyIdsList());
                });
        return asked;
    }

    /** The correction asks within one transaction, so who has what came of it later is asked in others, or never. */
    private static boolean notAsked(Fact correction, String holder) {
        return !holder.isEmpty()
                && !holder.equals(correction.getPartyId())
                && !correction.getFactCorrected().getAskedPartyIdsList().contains(holder);
    }

    private static String holder(ItemView view) {
        return switch (view.getItemCase()) {
            case BATTERY -> view.getBattery().getCustody().getPartyId();
            case LOT -> view.getLot().getCustody().getPartyId();
            case RUN -> view.getRun().getPartyId();
            case CERTIFICATE -> view.getCertificate().getCertificate().getPartyId();
            default -> "";
        };
    }
}
