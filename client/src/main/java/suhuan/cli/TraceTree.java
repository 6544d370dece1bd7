package suhuan.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import suhuan.api.v1.EventView;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceEnd;
import suhuan.api.v1.TraceNode;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.ItemKind;

/**
 * A trace drawn as a tree: the item with everything that happened to it, then where it came from and where it went,
 * branch by branch, with who, where and when.
 */
public final class TraceTree {
    private final Texts texts;
    private final ItemText items;
    private final EventText events;
    private final Map<String, TraceNode> nodes;
    private final Map<String, List<TraceEdge>> incoming = new LinkedHashMap<>();
    private final Map<String, List<TraceEdge>> outgoing = new LinkedHashMap<>();
    private final Function<String, List<EventView>> histories;

    /**
     * A tree.
     *
     * @param texts texts of the language
     * @param nodes nodes by item id
     * @param edges edges between them
     * @param histories what happened to an item, oldest first
     */
    public TraceTree(
            Texts texts,
            Map<String, TraceNode> nodes,
            List<TraceEdge> edges,
            Function<String, List<EventView>> histories) {
        this.texts = texts;
        this.items = new ItemText(texts);
        this.events = new EventText(texts);
        this.nodes = nodes;
        this.histories = histories;
        for (TraceEdge edge : edges) {
            incoming.computeIfAbsent(edge.getToItemId(), id -> new ArrayList<>())
                    .add(edge);
            outgoing.computeIfAbsent(edge.getFromItemId(), id -> new ArrayList<>())
                    .add(edge);
        }
    }

    /** Draws it from the item. */
    public void print(String itemId, PrintWriter out) {
        @Nullable TraceNode root = nodes.get(itemId);
        out.println(root == null ? itemId : items.line(root.getItem()));
        List<EventView> story = histories.apply(itemId);
        boolean back = hasBranches(itemId, incoming);
        boolean forward = hasBranches(itemId, outgoing);
        for (int i = 0; i < story.size(); i++) {
            boolean last = i == story.size() - 1 && !back && !forward;
            EventView event = story.get(i);
            out.println((last ? "└─ " : "├─ ") + events.when(event) + "  " + events.what(event, itemId));
            out.println((last ? "   " : "│  ") + "   " + events.who(event));
        }
        if (back) {
            out.println((forward ? "├─ " : "└─ ") + texts.get("trace.back"));
            branches(itemId, "", true, forward ? "│  " : "   ", new HashSet<>(Set.of(itemId)), out);
        }
        if (forward) {
            out.println("└─ " + texts.get("trace.forward"));
            branches(itemId, "", false, "   ", new HashSet<>(Set.of(itemId)), out);
        }
    }

    /** A battery keeps its id through a hand-over; only edges that lead to something else are branches. */
    private boolean hasBranches(String itemId, Map<String, List<TraceEdge>> edges) {
        return !leadingElsewhere(itemId, edges).isEmpty();
    }

    private List<TraceEdge> leadingElsewhere(String itemId, Map<String, List<TraceEdge>> edges) {
        boolean back = edges == incoming;
        List<TraceEdge> own = new ArrayList<>();
        for (TraceEdge edge : edges.getOrDefault(itemId, List.of())) {
            String other = back ? edge.getFromItemId() : edge.getToItemId();
            // The story of a battery already tells its hand-overs; they are no branches of their own.
            if (kind(itemId) != ItemKind.ITEM_KIND_LOT && kind(other) == ItemKind.ITEM_KIND_HAND_OVER) continue;
            if (!other.equals(itemId)) own.add(edge);
        }
        own.sort(Comparator.comparingLong(TraceEdge::getRecordedAtMs).thenComparing(TraceEdge::getToItemId));
        return own;
    }

    /** A hand-over may hold many lots: a branch that came in by one line goes on by that line alone. */
    private boolean otherLine(String handOverId, String cameFrom, String next, boolean back) {
        @Nullable TraceNode node = nodes.get(handOverId);
        if (node == null || !node.getItem().hasHandOver() || cameFrom.isEmpty()) return false;
        String source = back ? next : cameFrom;
        String made = back ? cameFrom : next;
        return node.getItem().getHandOver().getLinesList().stream()
                .filter(line -> line.getLotId().equals(source))
                .noneMatch(line -> made.equals(handOverId + "~" + line.getLineNo()));
    }

    private ItemKind kind(String itemId) {
        @Nullable TraceNode node = nodes.get(itemId);
        return node == null ? ItemKind.ITEM_KIND_UNSPECIFIED : node.getItem().getKind();
    }

    private void branches(
            String itemId, String cameFrom, boolean back, String indent, Set<String> path, PrintWriter out) {
        List<TraceEdge> edges = leadingElsewhere(itemId, back ? incoming : outgoing);
        edges.removeIf(edge -> otherLine(itemId, cameFrom, back ? edge.getFromItemId() : edge.getToItemId(), back));
        for (int i = 0; i < edges.size(); i++) {
            TraceEdge edge = edges.get(i);
            String other = back ? edge.getFromItemId() : edge.getToItemId();
            boolean last = i == edges.size() - 1;
            @Nullable TraceNode node = nodes.get(other);
            String mass = edge.getMassMg() == 0 ? "" : " · " + Units.mass(edge.getMassMg());
            out.println(indent + (last ? "└─ " : "├─ ")
                    + texts.get("edge." + Vocabulary.name(edge.getKind()) + (back ? ".back" : ".forward"))
                    + " " + Units.time(edge.getRecordedAtMs()) + mass + "  "
                    + (node == null ? other : items.line(node.getItem())));
            String deeper = indent + (last ? "   " : "│  ");
            origin(other, node, back, deeper, out);
            if (path.add(other)) {
                branches(other, itemId, back, deeper, path, out);
                path.remove(other);
            }
        }
    }

    /** At the end of a branch: how it began, or why it is not followed further. */
    private void origin(String itemId, @Nullable TraceNode node, boolean back, String indent, PrintWriter out) {
        TraceEnd end = node == null ? TraceEnd.TRACE_END_PAGE : back ? node.getEndBack() : node.getEndForward();
        switch (end) {
            case TRACE_END_ORIGIN -> {
                List<EventView> story = histories.apply(itemId);
                if (story.isEmpty()) return;
                EventView first = story.get(0);
                out.println(indent + "   " + events.when(first) + "  " + events.what(first, itemId) + " · "
                        + events.who(first));
            }
            case TRACE_END_DEPTH, TRACE_END_PAGE, TRACE_END_HIDDEN ->
                out.println(indent + "   " + texts.get("end." + Vocabulary.name(end)));
            default -> {}
        }
    }
}
