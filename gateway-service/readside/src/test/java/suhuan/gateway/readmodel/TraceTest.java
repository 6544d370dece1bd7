package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.*;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.RandomChain;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.*;

/** Traces against a walk in memory over edges read straight from the facts, and the ends and pages of traces. */
class TraceTest {
    private static final RandomChain CHAIN = new RandomChain(RandomChain.seed(31)).blocks(60, 15);
    private static Ask ask;

    @BeforeAll
    static void project() throws SQLException {
        ask = new Ask(ReadModelFixture.project(CHAIN.script().blocks(), 9), CHAIN.script().nowMs);
    }

    @Test
    void equalsAWalkInMemory() {
        Graph graph = new Graph(CHAIN.script());
        List<String> starts = new ArrayList<>(CHAIN.goods());
        starts.addAll(graph.handOvers);
        int widest = 0;
        for (String start : starts) {
            TraceResponse trace = Ask.found(ask.readModel()
                    .trace(
                            TraceRequest.newBuilder()
                                    .setItemId(start)
                                    .setMaxDepth(64)
                                    .setMaxNodes(2000)
                                    .build(),
                            Ask.REGULATOR,
                            ask.nowMs));
            assertThat(trace.getNextPageToken()).isEmpty();
            Map<String, Integer> expected = graph.depths(start);
            assertThat(depths(trace)).as("trace of %s", start).isEqualTo(expected);
            assertThat(edges(trace)).as("edges of %s", start).isEqualTo(graph.between(expected.keySet()));
            widest = Math.max(widest, expected.size());
        }
        System.out.println(starts.size() + " traces, the widest of " + widest + " nodes");
        assertThat(widest).isGreaterThan(10);
    }

    @Test
    void pagesGiveEveryNodeAndEdgeOnceWhileBlocksArrive() throws SQLException {
        LedgerScript script = new LedgerScript().open();
        script.register(RandomChain.YARD, Role.ROLE_SCRAP_PROCESSOR);
        script.receiveLot("L0", Material.MATERIAL_SCRAP_STEEL, 1_000_000, RandomChain.YARD, "")
                .block();
        for (int i = 0; i < 15; i++) {
            script.split("L" + i, Map.of("L" + (2 * i + 1), 1000L, "L" + (2 * i + 2), 1000L))
                    .block();
        }
        int shown = script.blocks().size();
        script.split("L15", Map.of("NEW-1", 500L, "NEW-2", 500L)).block();
        script.split("L30", Map.of("NEW-3", 500L, "NEW-4", 500L)).block();
        for (Viewer viewer : List.of(Ask.REGULATOR, Ask.party(RandomChain.YARD))) {
            String schema = ReadModelFixture.project(script.blocks().subList(0, shown), 2);
            Ask growing = new Ask(schema, script.nowMs);
            TraceResponse whole = growing.trace(viewer, "L0");
            assertThat(whole.getNodesCount()).isEqualTo(31);
            List<TraceNode> nodes = new ArrayList<>();
            List<TraceEdge> edges = new ArrayList<>();
            TraceRequest.Builder request =
                    TraceRequest.newBuilder().setItemId("L0").setMaxNodes(4);
            do {
                TraceResponse page = Ask.found(growing.readModel().trace(request.build(), viewer, growing.nowMs));
                nodes.addAll(page.getNodesList());
                edges.addAll(page.getEdgesList());
                request.setPageToken(page.getNextPageToken());
                if (nodes.size() == 12) {
                    ReadModelFixture.projectMore(schema, script.blocks());
                    assertThat(growing.trace(viewer, "L0").getNodesCount()).isEqualTo(35);
                }
            } while (!request.getPageToken().isEmpty());
            assertThat(ids(nodes)).doesNotHaveDuplicates().isEqualTo(ids(whole.getNodesList()));
            assertThat(edges).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(whole.getEdgesList());
            assertThat(nodes.get(1).getEndForward()).isEqualTo(TraceEnd.TRACE_END_PAGE);
            assertThat(nodes.get(30).getEndForward()).isEqualTo(TraceEnd.TRACE_END_CURRENT);
        }
    }

    private static List<String> ids(List<TraceNode> nodes) {
        return nodes.stream().map(n -> n.getItem().getItemId()).toList();
    }

    @Test
    void branchesSayWhyTheyEnd() throws SQLException {
        LedgerScript script = new LedgerScript().open();
        script.register(RandomChain.YARD, Role.ROLE_SCRAP_PROCESSOR).register(RandomChain.RECYCLER, Role.ROLE_RECYCLER);
        script.receiveLot("A", Material.MATERIAL_SCRAP_STEEL, 1_000_000, RandomChain.YARD, "");
        script.receiveLot("B", Material.MATERIAL_SCRAP_STEEL, 1_000_000, RandomChain.YARD, "")
                .block();
        script.merge("M", "A", "B").block();
        script.split("M", Map.of("P", 500_000L, "Q", 1_500_000L)).block();
        script.offer("H", RandomChain.YARD, RandomChain.RECYCLER, script.nowMs + 1, "P", "Q")
                .block();
        script.accept("H", "").block();
        Ask here = new Ask(ReadModelFixture.project(script.blocks(), 1), script.nowMs);

        TraceResponse all = here.trace(Ask.REGULATOR, "M");
        assertThat(depths(all))
                .isEqualTo(new TreeMap<>(Map.of("M", 0, "A", -1, "B", -1, "P", 1, "Q", 1, "H", 2, "H~1", 3, "H~2", 3)));
        assertThat(node(all, "A").getEndBack()).isEqualTo(TraceEnd.TRACE_END_ORIGIN);
        assertThat(node(all, "H~1").getEndForward()).isEqualTo(TraceEnd.TRACE_END_CURRENT);
        assertThat(node(all, "H").getEndForward()).isEqualTo(TraceEnd.TRACE_END_UNSPECIFIED);
        assertThat(node(all, "M").getEndBack()).isEqualTo(TraceEnd.TRACE_END_UNSPECIFIED);

        // What travels on another line of the same hand-over is no descendant.
        assertThat(depths(here.trace(Ask.REGULATOR, "P")).keySet()).containsExactly("A", "B", "H", "H~1", "M", "P");
        assertThat(depths(here.trace(Ask.REGULATOR, "H~2")).keySet()).containsExactly("A", "B", "H", "H~2", "M", "Q");
        assertThat(depths(here.trace(Ask.REGULATOR, "H")))
                .containsEntry("H~1", 1)
                .containsEntry("H~2", 1)
                .containsEntry("P", -1)
                .containsEntry("M", -2);

        TraceResponse shallow = Ask.found(here.readModel()
                .trace(TraceRequest.newBuilder().setItemId("M").setMaxDepth(1).build(), Ask.REGULATOR, here.nowMs));
        assertThat(node(shallow, "P").getEndForward()).isEqualTo(TraceEnd.TRACE_END_DEPTH);
        assertThat(node(shallow, "A").getEndBack()).isEqualTo(TraceEnd.TRACE_END_ORIGIN);

        TraceResponse byYard = here.trace(Ask.party(RandomChain.YARD), "M");
        assertThat(depths(byYard).keySet()).containsExactly("A", "B", "H", "M", "P", "Q");
        assertThat(node(byYard, "H").getEndForward()).isEqualTo(TraceEnd.TRACE_END_HIDDEN);
        TraceResponse byRecycler = here.trace(Ask.party(RandomChain.RECYCLER), "H~1");
        assertThat(depths(byRecycler).keySet()).containsExactly("H", "H~1", "P");
        assertThat(node(byRecycler, "P").getEndBack()).isEqualTo(TraceEnd.TRACE_END_HIDDEN);
        assertThat(byRecycler.toString()).doesNotContain("\"M\"");

        TraceResponse forward = Ask.found(here.readModel()
                .trace(
                        TraceRequest.newBuilder()
                                .setItemId("M")
                                .setDirection(TraceDirection.TRACE_DIRECTION_FORWARD)
                                .build(),
                        Ask.REGULATOR,
                        here.nowMs));
        assertThat(depths(forward).keySet()).containsExactly("H", "H~1", "H~2", "M", "P", "Q");
        assertThat(node(forward, "M").getEndBack()).isEqualTo(TraceEnd.TRACE_END_UNSPECIFIED);
    }

    @Test
    void aPartySeesOnlyWhatItMaySeeOnAnyTrace() {
        for (String party : RandomChain.PARTIES) {
            Viewer viewer = Ask.party(party);
            for (String start : CHAIN.goods()) {
                if (!ask.sees(viewer, start)) {
                    continue;
                }
                TraceResponse trace = ask.trace(viewer, start);
                Set<String> shown = depths(trace).keySet();
                assertThat(shown)
                        .allSatisfy(id -> assertThat(ask.sees(viewer, id)).isTrue());
                trace.getEdgesList()
                        .forEach(edge -> assertThat(shown).contains(edge.getFromItemId(), edge.getToItemId()));
            }
        }
    }

    private static Map<String, Integer> depths(TraceResponse trace) {
        Map<String, Integer> depths = new TreeMap<>();
        trace.getNodesList().forEach(node -> depths.put(node.getItem().getItemId(), node.getDepth()));
        assertThat(depths).hasSize(trace.getNodesCount());
        return depths;
    }

    private static Set<String> edges(TraceResponse trace) {
        Set<String> edges = new HashSet<>();
        trace.getEdgesList()
                .forEach(e -> edges.add(e.getFromItemId() + ">" + e.getToItemId() + " " + e.getKind() + " "
                        + e.getMassMg() + " " + e.getPosition().getBlockNumber()));
        assertThat(edges).hasSize(trace.getEdgesCount());
        return edges;
    }

    private static TraceNode node(TraceResponse trace, String id) {
        return trace.getNodesList().stream()
                .filter(n -> n.getItem().getItemId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The edges of a ledger, read from its facts with no help of the projection. */
    private static final class Graph {
        private record Edge(String from, String to, TraceEdgeKind kind, int line, long massMg, long block) {}

        private record State(String item, int line, String cameFrom) {}

        private final List<Edge> all = new ArrayList<>();
        private final Set<String> handOvers = new HashSet<>();

        Graph(LedgerScript script) {
            for (LedgerScript.Written written : script.facts()) {
                Fact fact = written.fact();
                long block = written.block();
                LotSplit split = fact.getLotSplit();
                split.getPartsList()
                        .forEach(p -> all.add(new Edge(
                                split.getLotId(),
                                p.getLotId(),
                                TraceEdgeKind.TRACE_EDGE_KIND_SPLIT,
                                0,
                                p.getMassMg(),
                                block)));
                LotsMerged merged = fact.getLotsMerged();
                merged.getSourcesList()
                        .forEach(s -> all.add(new Edge(
                                s.getLotId(),
                                merged.getMerged().getLotId(),
                                TraceEdgeKind.TRACE_EDGE_KIND_MERGE,
                                0,
                                s.getMassMg(),
                                block)));
                HandOverOffered offered = fact.getHandOverOffered();
                offered.getLinesList()
                        .forEach(l -> all.add(new Edge(
                                l.getBatteryId() + l.getLotId(),
                                offered.getHandOverId(),
                                TraceEdgeKind.TRACE_EDGE_KIND_OFFERED,
                                l.getLineNo(),
                                l.getMassMg(),
                                block)));
                HandOverAccepted accepted = fact.getHandOverAccepted();
                accepted.getAcceptedList()
                        .forEach(l -> all.add(new Edge(
                                accepted.getHandOverId(),
                                l.getBatteryId() + l.getNewLot().getLotId(),
                                TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED,
                                l.getLineNo(),
                                l.getWeighedMg(),
                                block)));
                if (fact.hasCandidateMatched()) {
                    CandidateMatched matched = fact.getCandidateMatched();
                    all.add(new Edge(
                            matched.getCandidateId(),
                            matched.getBatteryId(),
                            TraceEdgeKind.TRACE_EDGE_KIND_MATCHED,
                            0,
                            390_000_000,
                            block));
                }
                if (fact.hasHandOverOffered()) {
                    handOvers.add(offered.getHandOverId());
                }
            }
        }

        Map<String, Integer> depths(String start) {
            Map<String, Integer> depths = new TreeMap<>(walk(start, true));
            walk(start, false)
                    .forEach((item, depth) ->
                            depths.merge(item, -depth, (ahead, behind) -> -behind < ahead ? behind : ahead));
            return depths;
        }

        Set<String> between(Set<String> items) {
            Set<String> edges = new HashSet<>();
            all.stream()
                    .filter(e -> items.contains(e.from()) && items.contains(e.to()))
                    .forEach(e ->
                            edges.add(e.from() + ">" + e.to() + " " + e.kind() + " " + e.massMg() + " " + e.block()));
            return edges;
        }

        private Map<String, Integer> walk(String start, boolean forward) {
            Map<State, Integer> seen = new LinkedHashMap<>();
            Deque<State> queue = new ArrayDeque<>();
            State first = new State(start, 0, "");
            seen.put(first, 0);
            queue.add(first);
            while (!queue.isEmpty()) {
                State here = queue.remove();
                for (Edge edge : all) {
                    String near = forward ? edge.from() : edge.to();
                    String far = forward ? edge.to() : edge.from();
                    if (!near.equals(here.item()) || far.equals(here.cameFrom())) {
                        continue;
                    }
                    if (here.line() != 0 && edge.line() != here.line()) {
                        continue;
                    }
                    State next = new State(far, handOvers.contains(far) ? edge.line() : 0, here.item());
                    if (!seen.containsKey(next)) {
                        seen.put(next, seen.get(here) + 1);
                        queue.add(next);
                    }
                }
            }
            Map<String, Integer> depths = new HashMap<>();
            seen.forEach((state, depth) -> depths.merge(state.item(), depth, Math::min));
            return depths;
        }
    }
}
