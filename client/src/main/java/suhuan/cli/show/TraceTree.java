package suhuan.cli.show;

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
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.OfferedLine;

/**
 * A trace drawn as a tree: the item with everything that happened to it, then where it came from and where it went,
 * branch by branch, with who, where and when.
 */
public final class TraceTree {
    /** Items whose steps are told in one drawing; each is a question to the gateway. */
    private static final int MOST_TOLD = 100;

    private final Texts texts;
    private final ItemText items;
    private final EventText events;
    private final Map<String, TraceNode> nodes;
    private final Map<String, List<TraceEdge>> incoming = new LinkedHashMap<>();
    private final Map<String, List<TraceEdge>> outgoing = new LinkedHashMap<>();
    private final Function<String, List<EventView>> histories;
    private final Set<String> told = new HashSet<>();

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

    private List<TraceEdge> branchEdges(String itemId, String cameFrom, boolean back) {
        List<TraceEdge> edges = leadingElsewhere(itemId, back ? incoming : outgoing);
        edges.removeIf(edge -> otherLine(itemId, cameFrom, back ? edge.getFromItemId() : edge.getToItemId(), back));
        return edges;
    }

    /** The lot whose line of a hand-over is told; the item itself for everything else. */
    private static String perspective(@Nullable TraceNode node, String cameFrom) {
        if (node == null || !node.getItem().hasHandOver())
            return node == null ? "" : node.getItem().getItemId();
        String handOverId = node.getItem().getItemId();
        return node.getItem().getHandOver().getLinesList().stream()
                .filter(line -> cameFrom.equals(handOverId + "~" + line.getLineNo()))
                .map(OfferedLine::getLotId)
                .findFirst()
                .orElse(cameFrom);
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
        List<TraceEdge> edges = branchEdges(itemId, cameFrom, back);
        for (int i = 0; i < edges.size(); i++) {
            TraceEdge edge = edges.get(i);
            String other = back ? edge.getFromItemId() : edge.getToItemId();
            boolean last = i == edges.size() - 1;
            @Nullable TraceNode node = nodes.get(other);
            out.println(indent
                    + (last ? "└─ " : "├─ ")
                    + texts.get("edge." + Vocabulary.name(edge.getKind()) + (back ? ".back" : ".forward"))
                    + (node == null ? " " + other : " " + items.line(node.getItem()))
                    + moved(edge, node));
            String deeper = indent + (last ? "   " : "│  ");
            List<TraceEdge> next = branchEdges(other, itemId, back);
            String beside = deeper + (next.isEmpty() || path.contains(other) ? "   " : "│  ");
            steps(other, node, perspective(node, itemId), beside, out);
            ending(node, back, beside, out);
            if (path.add(other)) {
                branches(other, itemId, back, deeper, path, out);
                path.remove(other);
            }
        }
    }

    /** Mass that moved, where it is not simply all of the item. */
    private static String moved(TraceEdge edge, @Nullable TraceNode node) {
        boolean whole = node != null
                && node.getItem().hasLot()
                && node.getItem().getLot().getInitialMassMg() == edge.getMassMg();
        return edge.getMassMg() == 0 || whole ? "" : " · " + Units.mass(edge.getMassMg());
    }

    /** Who, where and when: how a lot or battery began, how a run did and ended, all that happened in a hand-over. */
    private void steps(String itemId, @Nullable TraceNode node, String perspective, String indent, PrintWriter out) {
        if (node == null || !told.add(itemId) || told.size() > MOST_TOLD) return;
        List<EventView> story = histories.apply(itemId);
        List<EventView> parts = switch (node.getItem().getItemCase()) {
            case HAND_OVER -> story;
            case RUN -> story.stream().filter(TraceTree::endOfRun).toList();
            default -> story.subList(0, Math.min(1, story.size()));
        };
        for (EventView event : parts) {
            out.println(indent + "  " + events.when(event) + "  " + events.what(event, perspective) + " · "
                    + events.who(event));
        }
    }

    /** A run is told by how it began and how it was judged; what is between are the branches. */
    private static boolean endOfRun(EventView event) {
        return event.getFact().hasRunOpened() || event.getFact().hasRunClosed();
    }

    /** Why a branch is not followed further, where that is not plain. */
    private void ending(@Nullable TraceNode node, boolean back, String indent, PrintWriter out) {
        TraceEnd end = node == null ? TraceEnd.TRACE_END_PAGE : back ? node.getEndBack() : node.getEndForward();
        switch (end) {
            case TRACE_END_DEPTH, TRACE_END_PAGE, TRACE_END_HIDDEN ->
                out.println(indent + "  " + texts.get("end." + Vocabulary.name(end)));
            default -> {}
        }
    }
}
