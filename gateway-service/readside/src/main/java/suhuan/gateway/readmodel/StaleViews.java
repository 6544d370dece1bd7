package suhuan.gateway.readmodel;

import java.util.HashMap;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;

/** Corrections of facts that items relied on, as far as the projection has marked them. */
final class StaleViews {
    private static final String SQL = "select s.item_no, s.steps, f.bytes from stale s join matter m on m.item_no ="
            + " s.correction_no join fact f on f.fact_no = m.first_fact_no where s.item_no = any (:items)"
            + " order by s.correction_no";

    /** Adds to each view why what is known of it is stale. */
    void add(Snapshot snapshot, Map<Long, ItemView> views) {
        Map<Long, ItemView.Builder> marked = new HashMap<>();
        long[] items = views.keySet().stream().mapToLong(n -> n).toArray();
        snapshot.sql(SQL).param("items", items).query(row -> {
            Fact recorded = FactBytes.parse(row.getBytes("bytes"));
            FactCorrected fact = recorded.getFactCorrected();
            long itemNo = row.getLong("item_no");
            ItemView view = views.get(itemNo);
            if (view != null) {
                StaleEntries.Reason correction = new StaleEntries.Reason(fact, row.getInt("steps"));
                boolean rejudged = correction.rejudged(view.getRun().getRunId());
                ItemView.Builder stale = marked.computeIfAbsent(itemNo, n -> view.toBuilder());
                stale.addStale(correction
                        .view()
                        .setHolderNotAsked(notAsked(recorded, holder(view)))
                        .setRejudged(rejudged));
                if (rejudged) {
                    stale.getRunBuilder().setRejudged(fact.getRejudged());
                }
            }
        });
        marked.forEach((itemNo, view) -> views.put(itemNo, view.build()));
    }

    /** The contract asks within one transaction, so who has what came of it later may not have been asked. */
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
