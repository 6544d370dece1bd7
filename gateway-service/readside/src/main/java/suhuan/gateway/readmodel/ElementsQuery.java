package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.ElementStock;
import suhuan.api.v1.ListElementsRequest;
import suhuan.api.v1.ListElementsResponse;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.CompositionFiled;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;

/** What lies at sites of each element: lots by the assay that governs them, batteries by the composition filed for their model. */
final class ElementsQuery {
    private static final String LYING = "with lying as (select e.site_no, e.item_no, sum(e.mass_mg) as mass_mg"
            + " from account_entry e where e.line = 9 and e.day_yyyymmdd <= :day and e.fact_no <= :known"
            + " group by e.site_no, e.item_no having sum(e.mass_mg) <> 0)"
            + " select s.site_id, y.mass_mg, b.model_code, l.assayed_as, f.bytes as assay_fact from lying y"
            + " join site s on s.item_no = y.site_no join party p on p.item_no = s.party_no"
            + " left join battery b on b.item_no = y.item_no left join lot l on l.item_no = y.item_no"
            + " left join fact f on f.fact_no = l.assayed_fact_no and f.fact_no <= :known"
            + " where (:party = '' or p.party_id = :party) and (:site = '' or s.site_id = :site)";

    private static final String COMPOSITIONS = "select f.bytes from model m join item_event e on e.item_no = m.item_no"
            + " join fact f on f.fact_no = e.fact_no where f.fact_case = :filed and f.fact_no <= :known order by f.fact_no";

    private record Key(String siteId, String element) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySite = siteId.compareTo(other.siteId);
            return bySite != 0 ? bySite : element.compareTo(other.element);
        }
    }

    private static final class Sum {
        private long contentMg;
        private long items;
    }

    /** @param partyId who runs the sites; empty for all */
    Answer<ListElementsResponse> ask(Snapshot snapshot, ListElementsRequest request, String partyId) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        Map<String, Assay> compositions = compositions(snapshot, moment);
        Map<Key, Sum> sums = new TreeMap<>();
        snapshot.sql(LYING)
                .param("day", moment.day())
                .param("known", moment.lastFactNo())
                .param("party", partyId)
                .param("site", request.getSiteId())
                .query(row -> {
                    add(sums, row, compositions);
                });
        ListElementsResponse.Builder response =
                ListElementsResponse.newBuilder().setAsOf(snapshot.asOf());
        sums.forEach((key, sum) -> response.addElements(ElementStock.newBuilder()
                .setSiteId(key.siteId())
                .setElement(key.element())
                .setContentMg(sum.contentMg)
                .setItemCount(sum.items)));
        return new Answer.Found<>(response.build());
    }

    private static Map<String, Assay> compositions(Snapshot snapshot, Moment moment) {
        Map<String, Assay> compositions = new HashMap<>();
        snapshot.sql(COMPOSITIONS)
                .param("filed", Fact.COMPOSITION_FILED_FIELD_NUMBER)
                .param("known", moment.lastFactNo())
                .query(row -> {
                    CompositionFiled filed = FactBytes.parse(row.getBytes(1)).getCompositionFiled();
                    compositions.put(filed.getModelCode(), filed.getComposition());
                });
        return compositions;
    }

    private static void add(Map<Key, Sum> sums, ResultSet row, Map<String, Assay> compositions) throws SQLException {
        String site = row.getString("site_id");
        long massMg = row.getBigDecimal("mass_mg").longValueExact();
        Assay assay = assay(row, compositions);
        if (assay == null || assay.getElementsCount() == 0) {
            add(sums, new Key(site, ""), massMg);
            return;
        }
        for (ElementShare share : assay.getElementsList()) {
            add(sums, new Key(site, share.getElement()), content(massMg, share.getSharePpm()));
        }
    }

    private static @Nullable Assay assay(ResultSet row, Map<String, Assay> compositions) throws SQLException {
        String model = row.getString("model_code");
        if (model != null) {
            return compositions.get(model);
        }
        byte[] fact = row.getBytes("assay_fact");
        return fact == null ? null : AssayFacts.of(FactBytes.parse(fact), row.getString("assayed_as"));
    }

    private static void add(Map<Key, Sum> sums, Key key, long contentMg) {
        Sum sum = sums.computeIfAbsent(key, none -> new Sum());
        sum.contentMg = Math.addExact(sum.contentMg, contentMg);
        sum.items++;
    }

    private static long content(long massMg, int sharePpm) {
        return massMg / 1_000_000 * sharePpm + massMg % 1_000_000 * sharePpm / 1_000_000;
    }
}
