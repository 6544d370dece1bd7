package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.RunBalance;

/** Goods and runs that an element came through, with what is known of how much of it they held. */
final class ElementGoods {
    /** A module or cell that came out of a pack says by its code alone of which model it is. */
    private static final String ITEMS = "select i.item_no, i.kind, i.item_id, case when"
            + " b.model_code = '' and i.kind = 1 then substr(i.item_id, 1, 7) else b.model_code end as model_code,"
            + " b.mass_mg,"
            + " b.matched_with_no, l.assayed_fact_no, l.assayed_as, a.bytes as assay_fact, r.bytes as balance_fact"
            + " from item i left join battery b on b.item_no = i.item_no left join lot l on l.item_no = i.item_no left"
            + " join fact a on a.fact_no = l.assayed_fact_no left join process_run p on p.item_no = i.item_no left join"
            + " fact r on r.fact_no = p.balance_fact_no where i.item_no = any (:items)";

    private static final String COMPOSITIONS = "select m.model_code, f.fact_no, f.bytes from model m join item_event e"
            + " on e.item_no = m.item_no join fact f on f.fact_no = e.fact_no where m.model_code = any (:models) and"
            + " f.fact_case = " + Fact.COMPOSITION_FILED_FIELD_NUMBER + " order by f.fact_no";

    private final Snapshot snapshot;
    private final String element;
    private final Map<Long, Good> goods = new HashMap<>();
    private final Map<String, List<Filed>> filed = new HashMap<>();

    ElementGoods(Snapshot snapshot, String element) {
        this.snapshot = snapshot;
        this.element = element;
    }

    /** Loads items. */
    void load(Collection<Long> itemNos) {
        Set<String> models = new HashSet<>();
        snapshot.sql(ITEMS)
                .param("items", itemNos.stream().mapToLong(n -> n).toArray())
                .query(row -> {
                    Good good = good(row);
                    goods.put(good.itemNo(), good);
                    if (!good.modelCode().isEmpty() && !filed.containsKey(good.modelCode())) {
                        models.add(good.modelCode());
                    }
                });
        models.forEach(model -> filed.put(model, new ArrayList<>()));
        snapshot.sql(COMPOSITIONS)
                .param("models", models.toArray(String[]::new))
                .query(row -> {
                    Assay composition = FactBytes.parse(row.getBytes("bytes"))
                            .getCompositionFiled()
                            .getComposition();
                    filed.computeIfAbsent(row.getString("model_code"), m -> new ArrayList<>())
                            .add(new Filed(row.getLong("fact_no"), composition));
                });
    }

    /** A loaded item. */
    Good of(long itemNo) {
        Good good = goods.get(itemNo);
        if (good == null) {
            throw new IllegalStateException("item " + itemNo + " is not loaded");
        }
        return good;
    }

    /** Share of the element in goods as it was known when a fact was recorded, in ppm; empty where it was not. */
    OptionalInt sharePpm(long itemNo, long factNo) {
        Good good = of(itemNo);
        if (good.kind() == ItemKind.ITEM_KIND_LOT_VALUE) {
            return good.assayFactNo() == 0 || good.assayFactNo() > factNo ? OptionalInt.empty() : share(good.assay());
        }
        OptionalInt known = OptionalInt.empty();
        for (Filed composition : filed.getOrDefault(good.modelCode(), List.of())) {
            if (composition.factNo() <= factNo) {
                known = share(composition.assay());
            }
        }
        return known;
    }

    private OptionalInt share(Assay assay) {
        for (ElementShare share : assay.getElementsList()) {
            if (share.getElement().equals(element)) {
                return OptionalInt.of(share.getSharePpm());
            }
        }
        return assay.getNothingElse() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    private static Good good(ResultSet row) throws SQLException {
        byte[] assayFact = row.getBytes("assay_fact");
        byte[] balanceFact = row.getBytes("balance_fact");
        return new Good(
                row.getLong("item_no"),
                row.getInt("kind"),
                row.getString("item_id"),
                ItemViews.text(row, "model_code"),
                row.getLong("mass_mg"),
                row.getLong("matched_with_no"),
                row.getLong("assayed_fact_no"),
                assayFact == null ? Assay.getDefaultInstance() : assay(assayFact, row.getString("assayed_as")),
                balanceFact == null ? RunBalance.getDefaultInstance() : RunViews.balance(FactBytes.parse(balanceFact)));
    }

    private static Assay assay(byte[] fact, String lotId) {
        return Objects.requireNonNullElse(AssayFacts.of(FactBytes.parse(fact), lotId), Assay.getDefaultInstance());
    }

    /**
     * An item on the way.
     *
     * @param itemNo its number
     * @param kind its kind
     * @param itemId its id
     * @param modelCode model of a battery; empty for other items
     * @param massMg mass of a battery in mg
     * @param matchedNo battery a candidate turned out to be; 0 for none
     * @param assayFactNo fact that tells the assay of a lot; 0 for none
     * @param assay that assay
     * @param balance of a run, where it stands
     */
    record Good(
            long itemNo,
            int kind,
            String itemId,
            String modelCode,
            long massMg,
            long matchedNo,
            long assayFactNo,
            Assay assay,
            RunBalance balance) {
        boolean run() {
            return kind == ItemKind.ITEM_KIND_RUN_VALUE;
        }

        boolean candidate() {
            return kind == ItemKind.ITEM_KIND_CANDIDATE_VALUE;
        }
    }

    private record Filed(long factNo, Assay assay) {}
}
