package suhuan.gateway.readmodel;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.HoldingView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.ListHoldingsRequest;
import suhuan.api.v1.ListHoldingsResponse;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.ItemKind;

/** What parties hold now, longest held first. */
final class HoldingsQuery {
    private static final long DAY_MS = 86_400_000L;

    /** A matched candidate is its battery, and a battery that awaits its match still moves as the candidate: each thing counts once. */
    private static final String BATTERIES =
            "select t.item_no, t.held_since_fact_no, t.held_since_ms, t.mass_mg, 7 as material"
                    + " from battery t where t.disposition not in (6, 7)";

    private static final String LOTS = "select t.item_no, t.held_since_fact_no, t.held_since_ms, t.mass_mg, t.material"
            + " from lot t where not t.consumed";

    private final ItemViews views;

    HoldingsQuery(ItemViews views) {
        this.views = views;
    }

    Answer<ListHoldingsResponse> ask(
            Snapshot snapshot, Viewer viewer, ListHoldingsRequest request, int pageSize, Paging paging) {
        String partyId = request.getPartyId();
        if (partyId.isEmpty() && !snapshot.regulator()) {
            partyId = viewer.partyId();
        }
        Optional<FoundItem> party = registered(snapshot, partyId, ItemKind.ITEM_KIND_PARTY);
        if (party.isEmpty() && !partyId.isEmpty()) {
            return new Answer.NotFound<>(partyId);
        }
        Optional<FoundItem> site = registered(snapshot, request.getSiteId(), ItemKind.ITEM_KIND_SITE);
        if (site.isEmpty() && !request.getSiteId().isEmpty()) {
            return new Answer.NotFound<>(request.getSiteId());
        }
        long holderNo = party.map(FoundItem::itemNo).orElse(0L);
        String held = held(snapshot, request, holderNo, site.isPresent());
        Filter filter = new Filter(
                holderNo,
                site.map(FoundItem::itemNo).orElse(0L),
                request.getMaterialValue(),
                snapshot.nowMs() - request.getMinAgeDays() * DAY_MS);
        ListHoldingsResponse.Builder response =
                ListHoldingsResponse.newBuilder().setAsOf(snapshot.asOf());
        filter.bind(snapshot.sql().sql("select count(*), coalesce(sum(mass_mg), 0)::bigint from (" + held + ") h"))
                .query(row -> {
                    response.setTotalCount(row.getLong(1)).setTotalMassMg(row.getLong(2));
                });
        addPage(snapshot, held, filter, pageSize, paging, response);
        return new Answer.Found<>(response.build());
    }

    private static Optional<FoundItem> registered(Snapshot snapshot, String id, ItemKind kind) {
        return id.isEmpty() ? Optional.empty() : ItemFinder.find(snapshot, id, kind.getNumber(), kind.getNumber());
    }

    private static String held(Snapshot snapshot, ListHoldingsRequest request, long holderNo, boolean atSite) {
        String conditions = (holderNo == 0 ? "" : " and t.holder_no = :holder")
                + (atSite ? " and t.holder_site_no = :site" : "")
                + (request.getMinAgeDays() == 0 ? "" : " and t.held_since_ms <= :heldBefore")
                + (holderNo == snapshot.viewerNo() && holderNo != 0 ? "" : " and " + snapshot.sighted("t.item_no"));
        String lots = LOTS + conditions;
        return switch (request.getMaterial()) {
            case MATERIAL_UNSPECIFIED -> BATTERIES + conditions + " union all " + lots;
            case MATERIAL_POWER_BATTERY -> BATTERIES + conditions;
            default -> lots + " and t.material = :material";
        };
    }

    private void addPage(
            Snapshot snapshot,
            String held,
            Filter filter,
            int pageSize,
            Paging paging,
            ListHoldingsResponse.Builder response) {
        PageToken start = paging.start();
        List<Held> found = filter.bind(snapshot.sql()
                        .sql("select h.*, i.kind, i.item_id from (" + held
                                + ") h join item i on i.item_no = h.item_no"
                                + " where (h.held_since_fact_no, h.item_no) > (:afterFact, :afterItem)"
                                + " order by h.held_since_fact_no, h.item_no limit :limit"))
                .param("afterFact", start == null ? 0 : start.first())
                .param("afterItem", start == null ? 0 : start.second())
                .param("limit", pageSize + 1)
                .query((row, n) -> new Held(
                        new FoundItem(row.getLong("item_no"), row.getInt("kind"), row.getString("item_id")),
                        row.getLong("held_since_fact_no"),
                        row.getLong("held_since_ms"),
                        row.getLong("mass_mg"),
                        row.getInt("material")))
                .list();
        boolean more = found.size() > pageSize;
        List<Held> page = more ? found.subList(0, pageSize) : found;
        List<ItemView> items =
                views.load(snapshot, page.stream().map(Held::item).toList());
        for (int i = 0; i < page.size(); i++) {
            Held one = page.get(i);
            response.addHoldings(HoldingView.newBuilder()
                    .setItem(items.get(i))
                    .setMaterial(Material.forNumber(one.material()))
                    .setMassMg(one.massMg())
                    .setAgeDays((int) Math.max(0, (snapshot.nowMs() - one.sinceMs()) / DAY_MS)));
        }
        if (more) {
            Held last = page.get(page.size() - 1);
            response.setNextPageToken(
                    paging.next(new PageToken(last.sinceFactNo(), last.item().itemNo(), "")));
        }
    }

    private record Filter(long holderNo, long siteNo, int material, long heldBeforeMs) {
        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
            return sql.param("holder", holderNo)
                    .param("site", siteNo)
                    .param("material", material)
                    .param("heldBefore", heldBeforeMs);
        }
    }

    private record Held(FoundItem item, long sinceFactNo, long sinceMs, long massMg, int material) {}
}
