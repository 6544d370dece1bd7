package suhuan.gateway.readmodel;

import static java.util.stream.Collectors.joining;

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

    private static final String COLUMNS = "select t.item_no, t.held_since_fact_no, t.held_since_ms, t.mass_mg, ";

    /**
     * A matched candidate is its battery, a battery that awaits its match still moves as the candidate, and what is built into a
     * product is there as the product: each thing counts once. What was taken apart or is missing is not there.
     */
    private static final String BATTERIES =
            COLUMNS + "7 as material from battery t%s where t.disposition not in (6, 7, 20, 23, 24, 25, 30)%s";

    private static final String LOTS = COLUMNS + "t.material from lot t%s where not t.consumed%s";

    private static final String PAGE =
            " and (t.held_since_fact_no, t.item_no) > (:afterFact, :afterItem) order by 2, 1 limit :limit";

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
        // Nobody needs a row of sight for what they hold themselves.
        String join = holderNo == snapshot.viewerNo() && holderNo != 0 ? "" : snapshot.sightJoin("t.item_no");
        List<String> sources = sources(request.getMaterial(), join, conditions(request, holderNo, site.isPresent()));
        Filter filter = new Filter(
                holderNo,
                site.map(FoundItem::itemNo).orElse(0L),
                request.getMaterialValue(),
                snapshot.nowMs() - request.getMinAgeDays() * DAY_MS);
        ListHoldingsResponse.Builder response =
                ListHoldingsResponse.newBuilder().setAsOf(snapshot.asOf());
        filter.bind(snapshot.sql("select count(*), coalesce(sum(mass_mg), 0)::bigint from ("
                        + String.join(" union all ", sources) + ") h"))
                .query(row -> {
                    response.setTotalCount(row.getLong(1)).setTotalMassMg(row.getLong(2));
                });
        addPage(snapshot, sources, filter, pageSize, paging, response);
        return new Answer.Found<>(response.build());
    }

    private static Optional<FoundItem> registered(Snapshot snapshot, String id, ItemKind kind) {
        return id.isEmpty() ? Optional.empty() : ItemFinder.find(snapshot, id, kind.getNumber(), kind.getNumber());
    }

    private static String conditions(ListHoldingsRequest request, long holderNo, boolean atSite) {
        return (holderNo == 0 ? "" : " and t.holder_no = :holder")
                + (atSite ? " and t.holder_site_no = :site" : "")
                + (request.getMinAgeDays() == 0 ? "" : " and t.held_since_ms <= :heldBefore");
    }

    private static List<String> sources(Material material, String join, String conditions) {
        String batteries = String.format(BATTERIES, join, conditions);
        String lots = String.format(LOTS, join, conditions);
        return switch (material) {
            case MATERIAL_UNSPECIFIED -> List.of(batteries, lots);
            case MATERIAL_POWER_BATTERY -> List.of(batteries);
            default -> List.of(lots + " and t.material = :material");
        };
    }

    private void addPage(
            Snapshot snapshot,
            List<String> sources,
            Filter filter,
            int pageSize,
            Paging paging,
            ListHoldingsResponse.Builder response) {
        PageToken start = paging.start();
        // Each source gives its own first rows by index; only those are put in order.
        String pages = sources.stream().map(source -> "(" + source + PAGE + ")").collect(joining(" union all "));
        List<Held> found = filter.bind(snapshot.sql("select h.*, i.kind, i.item_id from (" + pages
                        + ") h join item i on i.item_no = h.item_no order by h.held_since_fact_no,"
                        + " h.item_no limit :limit"))
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
