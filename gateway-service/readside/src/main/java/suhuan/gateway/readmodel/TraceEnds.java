package suhuan.gateway.readmodel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import suhuan.api.v1.TraceEnd;

/** Says why branches end at the nodes of a page. */
final class TraceEnds {
    private final Map<TraceWalk.Way, Map<Long, List<Next>>> nexts = new EnumMap<>(TraceWalk.Way.class);
    private final Set<Long> shown;

    /**
     * @param itemNos nodes of the page
     * @param shown nodes of this and earlier pages
     */
    TraceEnds(Snapshot snapshot, long[] itemNos, Set<Long> shown, long lastFactNo) {
        this.shown = shown;
        for (TraceWalk.Way way : TraceWalk.Way.values()) {
            nexts.put(way, nexts(snapshot, way, itemNos, lastFactNo));
        }
    }

    /**
     * Why a branch ends at a node; UNSPECIFIED where it goes on or the walk did not come here. Of several reasons the first of PAGE,
     * DEPTH, HIDDEN is given.
     */
    TraceEnd of(TraceWalk walk, long itemNo) {
        if (!walk.reached(itemNo)) {
            return TraceEnd.TRACE_END_UNSPECIFIED;
        }
        boolean any = false;
        boolean later = false;
        boolean deeper = false;
        boolean hidden = false;
        for (Next next : nexts.getOrDefault(walk.way(), Map.of()).getOrDefault(itemNo, List.of())) {
            if (!walk.onLine(itemNo, next.lineNo())) {
                continue;
            }
            any = true;
            hidden |= !next.visible();
            later |= next.visible() && walk.reached(next.itemNo()) && !shown.contains(next.itemNo());
            deeper |= next.visible() && !walk.reached(next.itemNo());
        }
        if (!any) {
            return walk.way() == TraceWalk.Way.BACK ? TraceEnd.TRACE_END_ORIGIN : TraceEnd.TRACE_END_CURRENT;
        }
        if (later) {
            return TraceEnd.TRACE_END_PAGE;
        }
        if (deeper) {
            return TraceEnd.TRACE_END_DEPTH;
        }
        return hidden ? TraceEnd.TRACE_END_HIDDEN : TraceEnd.TRACE_END_UNSPECIFIED;
    }

    private static Map<Long, List<Next>> nexts(Snapshot snapshot, TraceWalk.Way way, long[] itemNos, long lastFactNo) {
        Map<Long, List<Next>> nexts = new HashMap<>();
        snapshot.sql("select l." + way.here() + ", l." + way.there() + ", l.line_no, "
                        + snapshot.sighted("l." + way.there(), ":last") + " from lineage l where l." + way.here()
                        + " = any (:items) and l.fact_no <= :last")
                .param("items", itemNos)
                .param("last", lastFactNo)
                .query(row -> {
                    nexts.computeIfAbsent(row.getLong(1), n -> new ArrayList<>())
                            .add(new Next(row.getLong(2), row.getInt(3), row.getBoolean(4)));
                });
        return nexts;
    }

    private record Next(long itemNo, int lineNo, boolean visible) {}
}
