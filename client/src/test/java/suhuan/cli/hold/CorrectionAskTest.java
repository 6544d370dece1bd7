package suhuan.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.CorrectionView;
import suhuan.api.v1.EventView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.StaleView;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.api.v1.TraceNode;
import suhuan.api.v1.TraceResponse;
import suhuan.cli.Main;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotSplit;
import suhuan.testing.InMemoryGateway;

/** Later facts are named as the history shows them, and only where it shows them whole. */
class CorrectionAskTest {
    private static final Fact SPLIT = Fact.newBuilder()
            .setEnvelopeId("E-1")
            .setLotSplit(LotSplit.newBuilder().setLotId("L"))
            .build();
    private static final Fact OFFERED = Fact.newBuilder()
            .setEnvelopeId("E-2")
            .setHandOverOffered(HandOverOffered.newBuilder().setHandOverId("H"))
            .build();

    private static final Fact ACCEPTED = Fact.newBuilder()
            .setEnvelopeId("E-3")
            .setHandOverAccepted(HandOverAccepted.newBuilder().setHandOverId("H"))
            .build();
    private static final Fact LATER = Fact.newBuilder()
            .setEnvelopeId("E-4")
            .setLotSplit(LotSplit.newBuilder().setLotId("H~1"))
            .build();

    private static EventView event(int block, Fact recorded, Fact shown) throws NoSuchAlgorithmException {
        return EventView.newBuilder()
                .setPosition(Position.newBuilder().setBlockNumber(block).setCommandIndex(2))
                .setFact(shown)
                .setFactSha256(
                        ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(recorded.toByteArray())))
                .build();
    }

    private static int run(InMemoryGateway gateway, StringWriter out, String line) {
        List<String> arguments =
                new ArrayList<>(List.of("--lang", "en", "--server", "127.0.0.1:" + gateway.port(), "--key", "k"));
        arguments.addAll(List.of(line.split(" ")));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(arguments.toArray(String[]::new), writer, writer);
    }

    private static Command asks(Fact fact) {
        return Command.newBuilder()
                .setAskConsent(AskConsent.newBuilder().setCorrectionId("C").setFact(fact.toByteString()))
                .build();
    }

    @Test
    void theFactsAtThePlacesAreNamedInTheOrderGiven() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, SPLIT), event(58, OFFERED, OFFERED)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/2,58/0/0/2"))
                    .as(out.toString())
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(SPLIT), asks(OFFERED));
        }
    }

    private static TraceNode node(String itemId, ItemKind kind, String correctionId) {
        ItemView.Builder item = ItemView.newBuilder().setKind(kind).setItemId(itemId);
        if (!correctionId.isEmpty()) item.addStale(StaleView.newBuilder().setCorrectionId(correctionId));
        return TraceNode.newBuilder().setItem(item).build();
    }

    private static TraceEdge edge(String from, String to, TraceEdgeKind kind, int block) {
        return TraceEdge.newBuilder()
                .setFromItemId(from)
                .setToItemId(to)
                .setKind(kind)
                .setPosition(Position.newBuilder().setBlockNumber(block).setCommandIndex(2))
                .build();
    }

    /** Lot L came by hand-over G from K and was split; its part L.1 went by hand-over H, with another lot, and is now H~1. */
    private static void gone(InMemoryGateway gateway, ConsentAsked... later) throws NoSuchAlgorithmException {
        gateway.item(ItemView.newBuilder()
                .setItemId("C")
                .setCorrection(CorrectionView.newBuilder()
                        .setCorrection(FactCorrected.newBuilder().setCorrectedEnvelopeId("E-0"))
                        .addAllAskedLater(List.of(later)))
                .build());
        gateway.trace(
                "H~1",
                TraceResponse.newBuilder()
                        .addNodes(node("H~1", ItemKind.ITEM_KIND_LOT, "C"))
                        .addNodes(node("H", ItemKind.ITEM_KIND_HAND_OVER, ""))
                        .addNodes(node("L.1", ItemKind.ITEM_KIND_LOT, "C"))
                        .addNodes(node("M", ItemKind.ITEM_KIND_LOT, "other"))
                        .addNodes(node("L", ItemKind.ITEM_KIND_LOT, "C"))
                        .addNodes(node("G", ItemKind.ITEM_KIND_HAND_OVER, ""))
                        .addNodes(node("K", ItemKind.ITEM_KIND_LOT, ""))
                        .addEdges(edge("H", "H~1", TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED, 59))
                        .addEdges(edge("L.1", "H", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 58))
                        .addEdges(edge("M", "H", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 58))
                        .addEdges(edge("L", "L.1", TraceEdgeKind.TRACE_EDGE_KIND_SPLIT, 57))
                        .addEdges(edge("G", "L", TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED, 56))
                        .addEdges(edge("K", "G", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 55))
                        .build());
        gateway.history("L.1", List.of(event(57, SPLIT, SPLIT), event(58, OFFERED, OFFERED)));
        gateway.history("H~1", List.of(event(59, ACCEPTED, ACCEPTED), event(60, LATER, LATER)));
    }

    @Test
    void withoutAPlaceAllThatLedToTheItemIsNamedOldestFirst() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gone(gateway);
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item H~1"))
                    .as(out.toString())
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(SPLIT), asks(OFFERED), asks(ACCEPTED));
        }
    }

    /** Who handed goods over does not see what became of them, and can ask who accepted them. */
    @Test
    void aHandOverIsNamedWithWhatLedToIt() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gone(gateway);
            gateway.trace(
                    "H",
                    TraceResponse.newBuilder()
                            .addNodes(node("H", ItemKind.ITEM_KIND_HAND_OVER, ""))
                            .addNodes(node("L.1", ItemKind.ITEM_KIND_LOT, "C"))
                            .addNodes(node("L", ItemKind.ITEM_KIND_LOT, "C"))
                            .addEdges(edge("L.1", "H", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 58))
                            .addEdges(edge("L", "L.1", TraceEdgeKind.TRACE_EDGE_KIND_SPLIT, 57))
                            .build());
            gateway.history("H", List.of(event(58, OFFERED, OFFERED), event(59, ACCEPTED, ACCEPTED)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item H"))
                    .as(out.toString())
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(SPLIT), asks(OFFERED), asks(ACCEPTED));
        }
    }

    @Test
    void whatWasNamedIsNotNamedAgainAndThenTheLastFactIs() throws Exception {
        ConsentAsked split =
                ConsentAsked.newBuilder().setRelyingEnvelopeId("E-1").build();
        ConsentAsked offered =
                ConsentAsked.newBuilder().setRelyingEnvelopeId("E-2").build();
        ConsentAsked accepted =
                ConsentAsked.newBuilder().setRelyingEnvelopeId("E-3").build();
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gone(gateway, split, offered);
            assertThat(run(gateway, new StringWriter(), "correction ask C --item H~1"))
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(ACCEPTED));
        }
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gone(gateway, split, offered, accepted);
            assertThat(run(gateway, new StringWriter(), "correction ask C --item H~1"))
                    .isZero();
            assertThat(gateway.commands()).containsExactly(asks(LATER));
        }
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gone(
                    gateway,
                    split,
                    offered,
                    accepted,
                    ConsentAsked.newBuilder().setRelyingEnvelopeId("E-4").build());
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item H~1")).isEqualTo(2);
            assertThat(out.toString()).contains("Correction C has reached every fact of H~1");
        }
    }

    @Test
    void aPlaceWithoutAFactIsUsage() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, SPLIT)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/3"))
                    .isEqualTo(2);
            assertThat(out.toString()).contains("Nothing at block 57/0/0/3 is in the history of L");
        }
    }

    /** The ledger knows a fact by its bytes: what is left out of it for the caller makes others of them. */
    @Test
    void aFactThatIsNotShownWholeIsNotNamed() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            gateway.history("L", List.of(event(57, SPLIT, OFFERED)));
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "correction ask C --item L --relied-at 57/0/0/2"))
                    .isEqualTo(2);
            assertThat(out.toString()).contains("you are not shown it whole and cannot name it; the regulator can");
            assertThat(gateway.envelopeCount()).isZero();
        }
    }
}
