package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suhuan.api.v1.ElementSource;
import suhuan.api.v1.TraceElementRequest;
import suhuan.api.v1.TraceElementResponse;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemKind;

/** From which batteries and lots a mass of an element came. The token fixes the last fact that counts, as in a trace. */
final class ElementTrace {
    /** Most that can be asked for, in mg: a thousand tonnes, so that its millionths can be counted. */
    static final long MAX_MG = 1_000_000_000_000L;

    private static final String BATTERIES = "select b.item_no, b.model_code, b.produced_on_yyyymmdd, p.party_id, p.name"
            + " from battery b left join party p on p.item_no = b.maker_no where b.item_no = any (:items)";
    private static final String INSTALLED = "select e.item_no, f.bytes from item_event e join fact f on f.fact_no ="
            + " e.fact_no where e.item_no = any (:items) and f.fact_case = " + Fact.BATTERY_INSTALLED_FIELD_NUMBER
            + " and f.fact_no <= :last order by f.fact_no";

    Answer<TraceElementResponse> ask(Snapshot snapshot, TraceElementRequest request, int pageSize, Paging paging) {
        Optional<FoundItem> start = ItemFinder.findTraced(snapshot, request.getItemId());
        if (start.isEmpty() || start.get().kind() > ItemKind.ITEM_KIND_LOT_VALUE) {
            return new Answer.NotFound<>(request.getItemId());
        }
        PageToken token = paging.start();
        long lastFactNo = token == null ? snapshot.lastFactNo() : token.first();
        int from = token == null ? 0 : Math.toIntExact(token.second());
        ElementGoods goods = new ElementGoods(snapshot, request.getElement());
        ElementFlows flows = ElementFlows.into(start.get().itemNo(), snapshot, goods, lastFactNo);
        ElementDivision division = new ElementDivision(
                flows, goods, request.getElement(), start.get().itemNo(), request.getMassMg());
        List<ElementDivision.Source> all = division.sources();
        int to = Math.min(from + pageSize, all.size());
        TraceElementResponse.Builder response = TraceElementResponse.newBuilder()
                .setItemId(request.getItemId())
                .setElement(request.getElement())
                .setMassMg(request.getMassMg())
                .addAllSources(views(snapshot, all.subList(Math.min(from, to), to), lastFactNo))
                .setSourceCount(all.size())
                .setEstimated(division.estimated())
                .setAsOf(snapshot.asOf());
        if (to < all.size()) {
            response.setNextPageToken(paging.next(new PageToken(lastFactNo, to, "")));
        }
        return new Answer.Found<>(response.build());
    }

    private static List<ElementSource> views(Snapshot snapshot, List<ElementDivision.Source> page, long lastFactNo) {
        Map<Long, ElementSource.Builder> about = new HashMap<>();
        long[] items = page.stream()
                .mapToLong(ElementDivision.Source::itemNo)
                .distinct()
                .toArray();
        snapshot.sql(BATTERIES).param("items", items).query(row -> {
            about.put(
                    row.getLong("item_no"),
                    ElementSource.newBuilder()
                            .setModelCode(row.getString("model_code"))
                            .setProducedOnYyyymmdd(row.getInt("produced_on_yyyymmdd"))
                            .setMakerPartyId(ItemViews.text(row, "party_id"))
                            .setMakerName(ItemViews.text(row, "name")));
        });
        vins(snapshot, items, lastFactNo).forEach((itemNo, vins) -> {
            ElementSource.Builder battery = about.get(itemNo);
            if (battery != null) {
                battery.addAllVins(vins);
            }
        });
        List<ElementSource> views = new ArrayList<>();
        for (ElementDivision.Source source : page) {
            ElementSource.Builder known = about.get(source.itemNo());
            views.add((known == null ? ElementSource.newBuilder() : known.clone())
                    .setOrigin(source.origin())
                    .setItemId(source.itemId())
                    .setMassNg(source.massNg())
                    .build());
        }
        return views;
    }

    private static Map<Long, List<String>> vins(Snapshot snapshot, long[] items, long lastFactNo) {
        Map<Long, List<String>> vins = new LinkedHashMap<>();
        snapshot.sql(INSTALLED).param("items", items).param("last", lastFactNo).query(row -> {
            String vin =
                    FactBytes.parse(row.getBytes("bytes")).getBatteryInstalled().getVin();
            List<String> known = vins.computeIfAbsent(row.getLong("item_no"), n -> new ArrayList<>());
            if (!known.contains(vin)) {
                known.add(vin);
            }
        });
        return vins;
    }
}
