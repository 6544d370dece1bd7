package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.CaseView;
import suhuan.api.v1.CorrectionAnswerView;
import suhuan.api.v1.CorrectionView;
import suhuan.api.v1.DelegationView;
import suhuan.api.v1.ItemView;
import suhuan.common.v1.HoldKind;
import suhuan.ledger.v1.CorrectionAnswered;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GoodsHeldBack;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.RecallOpened;

/** Cases of goods held back, delegations and corrections, as their facts say. */
final class MatterViews {
    private static final String SQL = "select " + ItemViews.COLUMNS
            + "t.closed, p.party_id, p.name as party_name from matter" + ItemViews.JOINS
            + " join party p on p.item_no = t.party_no where t.item_no = any (:items)";

    private static final String FACTS =
            "select e.item_no, f.bytes from item_event e join fact f on f.fact_no = e.fact_no"
                    + " where e.item_no = any (:items) and e.fact_no <= :lastFactNo order by e.fact_no";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        Map<Long, List<Fact>> facts = new HashMap<>();
        snapshot.sql(FACTS).param("items", itemNos).query(row -> {
            facts.computeIfAbsent(row.getLong("item_no"), n -> new ArrayList<>())
                    .add(FactBytes.parse(row.getBytes("bytes")));
        });
        Map<Long, ItemView> views = new HashMap<>();
        snapshot.sql(SQL).param("items", itemNos).query(row -> {
            long itemNo = row.getLong("item_no");
            views.put(itemNo, view(row, facts.getOrDefault(itemNo, List.of())));
        });
        nameDelegates(snapshot, views);
        if (!snapshot.regulator()) {
            views.replaceAll((itemNo, view) -> view.hasCase() ? withSeenGoods(snapshot, view) : view);
        }
        return views;
    }

    /** Who may act is told by the fact, and only by its id. */
    private static void nameDelegates(Snapshot snapshot, Map<Long, ItemView> views) {
        String[] ids = views.values().stream()
                .map(view -> view.getDelegation().getDelegation().getDelegatePartyId())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toArray(String[]::new);
        if (ids.length == 0) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        snapshot.sql("select party_id, name from party where party_id = any (:ids)")
                .param("ids", ids)
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        views.replaceAll((itemNo, view) -> {
            @Nullable
            String name = names.get(view.getDelegation().getDelegation().getDelegatePartyId());
            ItemView.Builder named = view.toBuilder();
            return name == null
                    ? view
                    : named.setDelegation(named.getDelegationBuilder().setDelegateName(name))
                            .build();
        });
    }

    /** A case of the regulator may hold goods of many: everybody is shown its own. */
    private static ItemView withSeenGoods(Snapshot snapshot, ItemView view) {
        CaseView held = view.getCase();
        Set<String> ids = new LinkedHashSet<>();
        for (HeldGoods goods : List.of(held.getHeld(), held.getReleased())) {
            ids.addAll(goods.getBatteryIdsList());
            ids.addAll(goods.getLotIdsList());
        }
        Set<String> seen = new LinkedHashSet<>(snapshot.sql("select i.item_id from item i where i.item_id = any (:ids)"
                        + " and i.kind in (1, 2, 3) and " + snapshot.visible("i"))
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
        return view.toBuilder()
                .setCase(held.toBuilder()
                        .setHeld(kept(held.getHeld(), seen))
                        .setReleased(kept(held.getReleased(), seen)))
                .build();
    }

    private static HeldGoods kept(HeldGoods goods, Set<String> seen) {
        return HeldGoods.newBuilder()
                .addAllBatteryIds(goods.getBatteryIdsList().stream()
                        .filter(seen::contains)
                        .toList())
                .addAllLotIds(
                        goods.getLotIdsList().stream().filter(seen::contains).toList())
                .build();
    }

    private static ItemView view(ResultSet row, List<Fact> facts) throws SQLException {
        ItemView.Builder view = ItemViews.begin(row);
        return switch (view.getKind()) {
            case ITEM_KIND_CASE -> view.setCase(held(row, facts)).build();
            case ITEM_KIND_DELEGATION ->
                view.setDelegation(delegation(row, facts)).build();
            default -> view.setCorrection(correction(row, facts)).build();
        };
    }

    private static CaseView held(ResultSet row, List<Fact> facts) throws SQLException {
        CaseView.Builder view = CaseView.newBuilder()
                .setCaseId(row.getString("item_id"))
                .setOpenedByPartyId(row.getString("party_id"))
                .setOpenedByName(row.getString("party_name"))
                .setClosed(row.getBoolean("closed"));
        Set<String> batteries = new LinkedHashSet<>();
        Set<String> lots = new LinkedHashSet<>();
        HeldGoods.Builder released = HeldGoods.newBuilder();
        for (Fact fact : facts) {
            if (fact.hasGoodsHeldBack()) {
                GoodsHeldBack opened = fact.getGoodsHeldBack();
                view.setKind(opened.getKind())
                        .setByRegulator(opened.getByRegulator())
                        .setReason(opened.getReason())
                        .setReportNo(opened.getReportNo());
                batteries.addAll(opened.getGoods().getBatteryIdsList());
                lots.addAll(opened.getGoods().getLotIdsList());
            } else if (fact.hasRecallOpened()) {
                RecallOpened opened = fact.getRecallOpened();
                view.setKind(HoldKind.HOLD_KIND_RECALL)
                        .setByRegulator(opened.getByRegulator())
                        .setReason(opened.getRecall().getReason())
                        .setRecall(opened.getRecall());
            } else if (fact.hasGoodsReleased()) {
                HeldGoods goods = fact.getGoodsReleased().getGoods();
                released.addAllBatteryIds(goods.getBatteryIdsList()).addAllLotIds(goods.getLotIdsList());
                goods.getBatteryIdsList().forEach(batteries::remove);
                goods.getLotIdsList().forEach(lots::remove);
            }
        }
        boolean holdsNothing = !view.hasRecall() && batteries.isEmpty() && lots.isEmpty();
        return view.setHeld(HeldGoods.newBuilder().addAllBatteryIds(batteries).addAllLotIds(lots))
                .setReleased(released)
                .setClosed(view.getClosed() || holdsNothing)
                .build();
    }

    private static DelegationView delegation(ResultSet row, List<Fact> facts) throws SQLException {
        DelegationView.Builder view = DelegationView.newBuilder()
                .setPrincipalPartyId(row.getString("party_id"))
                .setPrincipalName(row.getString("party_name"))
                .setRevoked(row.getBoolean("closed"));
        for (Fact fact : facts) {
            if (fact.hasDelegationGranted()) {
                view.setDelegation(fact.getDelegationGranted().getDelegation());
            } else if (fact.hasDelegationRevoked()) {
                view.setRevocationReason(fact.getDelegationRevoked().getReason());
            }
        }
        return view.build();
    }

    private static CorrectionView correction(ResultSet row, List<Fact> facts) throws SQLException {
        CorrectionView.Builder view = CorrectionView.newBuilder()
                .setPartyId(row.getString("party_id"))
                .setPartyName(row.getString("party_name"));
        String id = row.getString("item_id");
        SortedSet<String> asked = new TreeSet<>();
        for (Fact fact : facts) {
            // A correction that was corrected itself has that correction in its history too.
            if (fact.hasFactCorrected()
                    && fact.getFactCorrected().getCorrectionId().equals(id)) {
                view.setCorrection(fact.getFactCorrected());
                asked.addAll(fact.getFactCorrected().getAskedPartyIdsList());
            } else if (fact.hasConsentAsked()) {
                view.addAskedLater(fact.getConsentAsked());
                asked.addAll(fact.getConsentAsked().getAskedPartyIdsList());
            } else if (fact.hasCorrectionAnswered()) {
                CorrectionAnswered answer = fact.getCorrectionAnswered();
                view.addAnswers(CorrectionAnswerView.newBuilder()
                        .setPartyId(fact.getPartyId())
                        .setConsents(answer.getConsents())
                        .setReason(answer.getReason()));
            }
        }
        return view.addAllAskedPartyIds(asked).build();
    }
}
