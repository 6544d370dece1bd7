package suhuan.cli.hold;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import suhuan.api.v1.EventView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.TraceDirection;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.api.v1.TraceRequest;
import suhuan.api.v1.TraceResponse;
import suhuan.cli.show.Histories;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.ItemKind;

/**
 * Facts that lead from a corrected fact to goods that came of it, or to a hand-over of such goods: the trace back, as far as it carries
 * the mark of the correction.
 */
final class FactsBetween {
    private static final int MAX_DEPTH = 64;

    private static final Comparator<Position> IN_ORDER = Comparator.comparingLong(Position::getBlockNumber)
            .thenComparingInt(Position::getTransactionIndex)
            .thenComparingInt(Position::getEnvelopeIndex)
            .thenComparingInt(Position::getCommandIndex);

    private final SuhuanClient client;
    private final String correctionId;
    private final Map<String, ItemView> items = new HashMap<>();
    private final Map<String, List<TraceEdge>> incoming = new HashMap<>();
    private final Map<String, List<EventView>> histories = new HashMap<>();

    FactsBetween(SuhuanClient client, String correctionId) {
        this.client = client;
        this.correctionId = correctionId;
    }

    /** Events that lead to the item, oldest first; empty where it is not marked, or is an item of the corrected fact itself. */
    List<EventView> leadingTo(String itemId) {
        trace(itemId);
        Map<Position, String> facts = new TreeMap<>(IN_ORDER);
        Deque<String> open = new ArrayDeque<>(List.of(itemId));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (TraceEdge edge : incoming.getOrDefault(open.pop(), List.of())) {
                if (!marked(edge.getFromItemId()) && !passesOn(edge.getFromItemId())) continue;
                facts.putIfAbsent(edge.getPosition(), told(edge));
                if (seen.add(edge.getFromItemId())) open.add(edge.getFromItemId());
            }
        }
        // Who handed goods over sees the hand-over and not what became of them.
        if (passesOn(itemId)) history(itemId).forEach(event -> facts.put(event.getPosition(), itemId));
        List<EventView> events = new ArrayList<>();
        if (marked(itemId) || passesOn(itemId)) facts.forEach((position, item) -> add(events, position, item));
        return events;
    }

    private void trace(String itemId) {
        TraceRequest.Builder request = TraceRequest.newBuilder()
                .setItemId(itemId)
                .setDirection(TraceDirection.TRACE_DIRECTION_BACK)
                .setMaxDepth(MAX_DEPTH);
        do {
            TraceRequest asked = request.build();
            TraceResponse page = client.trace(s -> s.trace(asked));
            page.getNodesList().forEach(node -> items.put(node.getItem().getItemId(), node.getItem()));
            for (TraceEdge edge : page.getEdgesList()) {
                incoming.computeIfAbsent(edge.getToItemId(), id -> new ArrayList<>())
                        .add(edge);
            }
            request.setPageToken(page.getNextPageToken());
        } while (!request.getPageToken().isEmpty());
    }

    private boolean marked(String itemId) {
        return items.getOrDefault(itemId, ItemView.getDefaultInstance()).getStaleList().stream()
                .anyMatch(stale -> stale.getCorrectionId().equals(correctionId));
    }

    /** A hand-over carries no mark: it only passes on what came in. */
    private boolean passesOn(String itemId) {
        return items.getOrDefault(itemId, ItemView.getDefaultInstance()).getKind() == ItemKind.ITEM_KIND_HAND_OVER
                && incoming.getOrDefault(itemId, List.of()).stream().anyMatch(edge -> marked(edge.getFromItemId()));
    }

    /** The goods of an edge, in whose history its fact is. */
    private static String told(TraceEdge edge) {
        boolean goesIn = edge.getKind() == TraceEdgeKind.TRACE_EDGE_KIND_OFFERED
                || edge.getKind() == TraceEdgeKind.TRACE_EDGE_KIND_RUN_INPUT;
        return goesIn ? edge.getFromItemId() : edge.getToItemId();
    }

    private List<EventView> history(String itemId) {
        return histories.computeIfAbsent(itemId, id -> Histories.all(client, id));
    }

    private void add(List<EventView> events, Position position, String itemId) {
        for (EventView event : history(itemId)) {
            if (IN_ORDER.compare(event.getPosition(), position) == 0) events.add(event);
        }
    }
}
