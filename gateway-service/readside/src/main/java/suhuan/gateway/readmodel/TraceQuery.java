package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.TraceDirection;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceNode;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;

/**
 * Where an item came from and went to. The first page fixes the last fact that counts, and the token carries it, so that all
 * pages walk one graph however much is recorded meanwhile.
 */
final class TraceQuery {
    /** Most steps from the start. */
    static final int MAX_DEPTH = 64;

    /** Most nodes a page. */
    static final int MAX_NODES = 2000;

    private static final int DEFAULT_DEPTH = 16;
    private static final int DEFAULT_NODES = 500;

    private final ItemViews views;

    TraceQuery(ItemViews views) {
        this.views = views;
    }

    Answer<TraceResponse> ask(Snapshot snapshot, TraceRequest request, Paging paging) {
        Optional<FoundItem> start = ItemFinder.findTraced(snapshot, request.getItemId());
        if (start.isEmpty()) {
            return new Answer.NotFound<>(request.getItemId());
        }
        PageToken token = paging.start();
        long lastFactNo = token == null ? snapshot.lastFactNo() : token.first();
        int from = token == null ? 0 : Math.toIntExact(token.second());
        int depth = request.getMaxDepth() == 0 ? DEFAULT_DEPTH : request.getMaxDepth();
        int size = request.getMaxNodes() == 0 ? DEFAULT_NODES : request.getMaxNodes();
        TraceDirection direction = request.getDirection();
        long startNo = start.get().itemNo();
        TraceWalk back = direction == TraceDirection.TRACE_DIRECTION_FORWARD
                ? TraceWalk.none(TraceWalk.Way.BACK)
                : TraceWalk.walk(snapshot, TraceWalk.Way.BACK, startNo, depth, lastFactNo);
        TraceWalk forward = direction == TraceDirection.TRACE_DIRECTION_BACK
                ? TraceWalk.none(TraceWalk.Way.FORWARD)
                : TraceWalk.walk(snapshot, TraceWalk.Way.FORWARD, startNo, depth, lastFactNo);
        List<Place> all = places(back, forward);
        int to = Math.min(from + size, all.size());
        List<Place> page = all.subList(Math.min(from, to), to);
        TraceResponse.Builder response = TraceResponse.newBuilder()
                .setItemId(request.getItemId())
                .setAsOf(snapshot.asOf())
                .addAllNodes(nodes(snapshot, page, numbers(all.subList(0, to)), back, forward, lastFactNo))
                .addAllEdges(edges(snapshot, numbers(page), numbers(all.subList(0, to)), lastFactNo));
        if (to < all.size()) {
            response.setNextPageToken(paging.next(new PageToken(lastFactNo, to, "")));
        }
        return new Answer.Found<>(response.build());
    }

    /** Every item once, nearest first; what is as near both ways counts as after. */
    private static List<Place> places(TraceWalk back, TraceWalk forward) {
        Map<Long, Integer> depths = new HashMap<>(forward.depths());
        back.depths()
                .forEach((itemNo, depth) ->
                        depths.merge(itemNo, -depth, (ahead, behind) -> Math.abs(behind) < ahead ? behind : ahead));
        List<Place> places = new ArrayList<>();
        depths.forEach((itemNo, depth) -> places.add(new Place(itemNo, depth)));
        places.sort(Comparator.<Place>comparingInt(p -> Math.abs(p.depth()))
                .thenComparingInt(p -> -p.depth())
                .thenComparingLong(Place::itemNo));
        return places;
    }

    private List<TraceNode> nodes(
            Snapshot snapshot, List<Place> page, Set<Long> shown, TraceWalk back, TraceWalk forward, long lastFactNo) {
        long[] itemNos = page.stream().mapToLong(Place::itemNo).toArray();
        Map<Long, FoundItem> items = items(snapshot, itemNos);
        List<ItemView> itemViews = views.load(
                snapshot, page.stream().map(p -> items.get(p.itemNo())).toList());
        TraceEnds ends = new TraceEnds(snapshot, itemNos, shown, lastFactNo);
        List<TraceNode> nodes = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            Place place = page.get(i);
            nodes.add(TraceNode.newBuilder()
                    .setItem(itemViews.get(i))
                    .setDepth(place.depth())
                    .setEndBack(ends.of(back, place.itemNo()))
                    .setEndForward(ends.of(forward, place.itemNo()))
                    .build());
        }
        return nodes;
    }

    private static Map<Long, FoundItem> items(Snapshot snapshot, long[] itemNos) {
        Map<Long, FoundItem> items = new HashMap<>();
        snapshot.sql("select item_no, kind, item_id from item where item_no = any (:items)")
                .param("items", itemNos)
                .query(row -> {
                    items.put(row.getLong(1), new FoundItem(row.getLong(1), row.getInt(2), row.getString(3)));
                });
        return items;
    }

    /** Edges with one end on this page and the other on this or an earlier one. */
    private static List<TraceEdge> edges(Snapshot snapshot, Set<Long> page, Set<Long> shown, long lastFactNo) {
        return snapshot.sql("select a.item_id as from_id, b.item_id as to_id, l.kind as edge_kind, l.mass_mg,"
                        + " f.recorded_at_ms, "
                        + FactPosition.COLUMNS
                        + " from (select * from lineage where from_item_no = any (:page) and to_item_no = any"
                        + " (:shown)   union all select * from lineage where to_item_no = any (:page) and"
                        + " from_item_no = any (:before)) l join item a on a.item_no = l.from_item_no join"
                        + " item b on b.item_no = l.to_item_no join fact f on f.fact_no = l.fact_no where"
                        + " l.fact_no <= :last order by l.fact_no, l.line_no, a.item_id, b.item_id")
                .param("page", array(page))
                .param("shown", array(shown))
                .param(
                        "before",
                        shown.stream()
                                .filter(n -> !page.contains(n))
                                .mapToLong(n -> n)
                                .toArray())
                .param("last", lastFactNo)
                .query((row, n) -> TraceEdge.newBuilder()
                        .setFromItemId(row.getString("from_id"))
                        .setToItemId(row.getString("to_id"))
                        .setKindValue(row.getInt("edge_kind"))
                        .setMassMg(row.getLong("mass_mg"))
                        .setPosition(FactPosition.read(row))
                        .setRecordedAtMs(row.getLong("recorded_at_ms"))
                        .build())
                .list();
    }

    private static Set<Long> numbers(List<Place> places) {
        Set<Long> numbers = new HashSet<>();
        places.forEach(place -> numbers.add(place.itemNo()));
        return numbers;
    }

    private static long[] array(Set<Long> numbers) {
        return numbers.stream().mapToLong(n -> n).toArray();
    }

    private record Place(long itemNo, int depth) {}
}
