package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import suhuan.api.v1.TraceEdgeKind;

/**
 * Where goods came from, step by step back to what came from nothing else. Goods are what they are by the fact that made them: what
 * happens to them later, such as going into a product and coming out again, adds no source. A lot that was handed over comes from
 * the lot on the same line of the offer.
 */
final class ElementFlows {
    private static final int MOST_STEPS = 128;
    private static final int MOST_ITEMS = 50_000;

    private static final String FLOWS = "select e.to_item_no, case when e.kind = "
            + TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED_VALUE
            + " then o.from_item_no else e.from_item_no end as from_no, e.kind, e.mass_mg, e.fact_no from lineage e"
            + " left join lineage o on e.kind = " + TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED_VALUE
            + "   and o.to_item_no = e.from_item_no and o.line_no = e.line_no and o.kind = "
            + TraceEdgeKind.TRACE_EDGE_KIND_OFFERED_VALUE
            + " where e.to_item_no = any (:items) and e.fact_no <= :last and e.kind not in ("
            + TraceEdgeKind.TRACE_EDGE_KIND_MATCHED_VALUE + ", " + TraceEdgeKind.TRACE_EDGE_KIND_OFFERED_VALUE
            + ") and (e.kind = " + TraceEdgeKind.TRACE_EDGE_KIND_RUN_INPUT_VALUE
            + "   or e.fact_no = (select min(x.fact_no) from item_event x where x.item_no = e.to_item_no))"
            + " order by e.fact_no, from_no";

    private final Snapshot snapshot;
    private final ElementGoods goods;
    private final long lastFactNo;
    private final Map<Long, List<Flow>> sources = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    private final Set<Long> notFollowed = new HashSet<>();

    private ElementFlows(Snapshot snapshot, ElementGoods goods, long lastFactNo) {
        this.snapshot = snapshot;
        this.goods = goods;
        this.lastFactNo = lastFactNo;
    }

    /** Everything an item came from. */
    static ElementFlows into(long startNo, Snapshot snapshot, ElementGoods goods, long lastFactNo) {
        ElementFlows flows = new ElementFlows(snapshot, goods, lastFactNo);
        Set<Long> here = Set.of(startNo);
        for (int step = 0; !here.isEmpty(); step++) {
            goods.load(here);
            if (step == MOST_STEPS || flows.sources.size() + here.size() > MOST_ITEMS) {
                flows.notFollowed.addAll(here);
                here.forEach(itemNo -> flows.sources.put(itemNo, List.of()));
                break;
            }
            here = flows.step(here);
        }
        return flows;
    }

    /** What went into an item, in ledger order; nothing for an origin. */
    List<Flow> sources(long itemNo) {
        return sources.getOrDefault(itemNo, List.of());
    }

    /** Whether the viewer may not see an item. */
    boolean hidden(long itemNo) {
        return hidden.contains(itemNo);
    }

    /** Whether the way was given up at an item. */
    boolean notFollowed(long itemNo) {
        return notFollowed.contains(itemNo);
    }

    /** All items that were looked at. */
    Set<Long> items() {
        return sources.keySet();
    }

    private Set<Long> step(Set<Long> here) {
        List<Flow> found = new ArrayList<>();
        for (long itemNo : here) {
            sources.put(itemNo, new ArrayList<>());
            ElementGoods.Good good = goods.of(itemNo);
            if (good.candidate() && good.matchedNo() != 0) {
                found.add(new Flow(
                        good.matchedNo(),
                        itemNo,
                        TraceEdgeKind.TRACE_EDGE_KIND_MATCHED_VALUE,
                        good.massMg(),
                        lastFactNo));
            }
        }
        snapshot.sql(FLOWS)
                .param("items", array(here))
                .param("last", lastFactNo)
                .query(row -> {
                    found.add(new Flow(
                            row.getLong("from_no"),
                            row.getLong("to_item_no"),
                            row.getInt("kind"),
                            row.getLong("mass_mg"),
                            row.getLong("fact_no")));
                });
        Set<Long> next = new HashSet<>();
        for (Flow flow : found) {
            sources.computeIfAbsent(flow.toNo(), n -> new ArrayList<>()).add(flow);
            next.add(flow.fromNo());
        }
        next.removeAll(sources.keySet());
        return seen(next);
    }

    /** Items that may be followed; the others are kept as hidden. */
    private Set<Long> seen(Set<Long> items) {
        if (snapshot.regulator() || items.isEmpty()) {
            return items;
        }
        Set<Long> seen = new HashSet<>();
        snapshot.sql("select i.item_no from item i where i.item_no = any (:items) and "
                        + snapshot.sighted("i.item_no", ":last"))
                .param("items", array(items))
                .param("last", lastFactNo)
                .query(row -> {
                    seen.add(row.getLong(1));
                });
        items.stream().filter(itemNo -> !seen.contains(itemNo)).forEach(hidden::add);
        return seen;
    }

    private static long[] array(Collection<Long> items) {
        return items.stream().mapToLong(n -> n).toArray();
    }

    /**
     * A mass of one item went into another.
     *
     * @param fromNo source
     * @param toNo what it went into
     * @param kind number of a TraceEdgeKind
     * @param massMg mass that moved, in mg
     * @param factNo fact that says so
     */
    record Flow(long fromNo, long toNo, int kind, long massMg, long factNo) {}
}
