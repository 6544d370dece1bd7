package suhuan.gateway.readmodel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import suhuan.api.v1.TraceEdgeKind;

/**
 * The items that can be reached from one in one direction, nearest first. A walk that enters a hand-over on a line leaves it on that
 * line: goods that travel together do not become one another. And it does not turn round in a hand-over to the battery it came from.
 */
final class TraceWalk {
    /** Rows a walk may have; a trace this large is asked for again from a node further on. */
    private static final int MAX_ROWS = 100_000;

    /** All lines. */
    static final int ANY_LINE = 0;

    private final Way way;
    private final Map<Long, Integer> depths = new HashMap<>();
    private final Map<Long, Set<Integer>> lines = new HashMap<>();

    private TraceWalk(Way way) {
        this.way = way;
    }

    /** A walk that was not asked for. */
    static TraceWalk none(Way way) {
        return new TraceWalk(way);
    }

    static TraceWalk walk(Snapshot snapshot, Way way, long startNo, int maxDepth, long lastFactNo) {
        TraceWalk walk = new TraceWalk(way);
        snapshot.sql(way.sql(snapshot))
                .param("start", startNo)
                .param("depth", maxDepth)
                .param("last", lastFactNo)
                .param("rows", MAX_ROWS)
                .query(row -> {
                    walk.depths.merge(row.getLong("item_no"), row.getInt("depth"), Math::min);
                    walk.lines
                            .computeIfAbsent(row.getLong("item_no"), n -> new HashSet<>(2))
                            .add(row.getInt("first_line"));
                });
        return walk;
    }

    Way way() {
        return way;
    }

    /** Steps from the start, 0 or more, of each item reached. */
    Map<Long, Integer> depths() {
        return depths;
    }

    boolean reached(long itemNo) {
        return depths.containsKey(itemNo);
    }

    /** Whether a line of an item was on the walk. */
    boolean onLine(long itemNo, int lineNo) {
        Set<Integer> reached = lines.getOrDefault(itemNo, Set.of());
        return reached.contains(ANY_LINE) || reached.contains(lineNo);
    }

    /** Direction of a walk along the edges of lineage. */
    enum Way {
        /** To what came before. */
        BACK("to_item_no", "from_item_no", TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED_VALUE),
        /** To what came after. */
        FORWARD("from_item_no", "to_item_no", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED_VALUE);

        private final String here;
        private final String there;
        private final int intoHandOver;

        Way(String here, String there, int intoHandOver) {
            this.here = here;
            this.there = there;
            this.intoHandOver = intoHandOver;
        }

        /** Column of the near end of an edge. */
        String here() {
            return here;
        }

        /** Column of the far end of an edge. */
        String there() {
            return there;
        }

        private String sql(Snapshot snapshot) {
            String seen = snapshot.sighted("l." + there, ":last");
            String lineWhere = "case when l.kind = " + intoHandOver + " then l.line_no else ";
            return "with recursive walk (item_no, first_line, last_line, came_from, depth) as ("
                    + " select cast(:start as bigint), 0, 2147483647, cast(0 as bigint), 0"
                    + " union select l." + there + ", " + lineWhere + "0 end, " + lineWhere
                    + "2147483647 end, w.item_no,"
                    + "   w.depth + 1"
                    + " from walk w join lineage l on l." + here + " = w.item_no"
                    + "   and l.line_no between w.first_line and w.last_line"
                    + " where w.depth < :depth and l.fact_no <= :last and l." + there + " <> w.came_from and " + seen
                    + ") select item_no, first_line, depth from (select * from walk limit :rows) reached";
        }
    }
}
