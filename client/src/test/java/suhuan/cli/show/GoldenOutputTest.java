package suhuan.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.CustodyView;
import suhuan.api.v1.EventView;
import suhuan.api.v1.HandOverState;
import suhuan.api.v1.HandOverView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.LotView;
import suhuan.api.v1.TraceEdge;
import suhuan.api.v1.TraceEdgeKind;
import suhuan.api.v1.TraceEnd;
import suhuan.api.v1.TraceNode;
import suhuan.cli.term.Console;
import suhuan.cli.term.Texts;
import suhuan.client.Language;
import suhuan.client.Refusal;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.Finding;
import suhuan.common.v1.Material;
import suhuan.common.v1.Position;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.HandOverOffered;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotReceived;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.LotsMerged;
import suhuan.ledger.v1.OfferedLine;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedItem;
import suhuan.ledger.v1.ToleranceRule;
import suhuan.ledger.v1.WeighTicket;

/**
 * What people see, held against files. What it is now is written to target/golden: after a wanted change, look at the
 * difference and copy it to src/test/resources.
 */
class GoldenOutputTest {
    private static final long DAY = 86_400_000L;
    private static final long T0 = 1_763_856_000_000L;
    private static final long TONNE = 1_000_000_000L;

    @ParameterizedTest
    @EnumSource(Language.class)
    void itemHistoryTraceAndRefusal(Language language) throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Texts texts = Texts.in(language);
        new ItemText(texts).print(battery(), writer);
        EventText events = new EventText(texts);
        writer.println();
        writer.println(events.when(returned()) + " | " + events.who(returned()) + " | "
                + events.what(returned(), "9YJPB010BL1A01F310000001"));
        writer.println();
        new TraceTree(texts, nodes(), edges(), this::history).print("H~1", writer);
        writer.println();
        new Console(texts, false, writer, writer).refusal("", refusal());
        writer.flush();
        assertThat(out.toString()).isEqualTo(golden("golden_" + language.tag() + ".txt", out.toString()));
    }

    private static String golden(String name, String now) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        Files.writeString(folder.resolve(name), now, StandardCharsets.UTF_8);
        try (InputStream in = GoldenOutputTest.class.getResourceAsStream(name)) {
            assertThat(in).as("golden file %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CustodyView custody(String party, String site) {
        return CustodyView.newBuilder()
                .setPartyId("ID-" + party)
                .setPartyName(party)
                .setSiteId("ID-" + site)
                .setSiteName(site)
                .setSinceMs(T0)
                .build();
    }

    private static ItemView battery() {
        return ItemView.newBuilder()
                .setKind(ItemKind.ITEM_KIND_BATTERY)
                .setItemId("9YJPB010BL1A01F310000001")
                .setFactCount(3)
                .setLastFactSha256(ByteString.copyFrom(new byte[32]))
                .setLastPosition(Position.newBuilder().setBlockNumber(9))
                .setBattery(BatteryView.newBuilder()
                        .setBatteryId("9YJPB010BL1A01F310000001")
                        .setModelCode("9YJPB01")
                        .setMakerPartyId("ID-M")
                        .setMakerName("甬江电池")
                        .setProducedOnYyyymmdd(20250301)
                        .setMassMg(478_123_400L)
                        .setCapacityMah(228_000)
                        .setVoltageMv(332_800)
                        .setChildCount(96)
                        .setVin("LSUHN00A4R0123456")
                        .setCustody(custody("庐州汽车", "肥西厂"))
                        .setDisposition(Disposition.DISPOSITION_IN_USE)
                        .setStatus(BatteryStatus.BATTERY_STATUS_ORIGINAL))
                .build();
    }

    private static EventView event(String party, String site, long recorded, long occurred, Fact.Builder fact) {
        return EventView.newBuilder()
                .setPartyName(party)
                .setSiteName(site)
                .setFact(fact.setPartyId("ID-" + party)
                        .setSiteId("ID-" + site)
                        .setRecordedAtMs(recorded)
                        .setOccurredAtMs(occurred))
                .build();
    }

    private static EventView returned() {
        return event(
                "蓉城回收",
                "双流网点",
                T0 + DAY,
                T0,
                Fact.newBuilder()
                        .setReturnReceived(ReturnReceived.newBuilder()
                                .setChannel(ReturnChannel.RETURN_CHANNEL_REPAIR)
                                .addBatteries(ReturnedItem.newBuilder()
                                        .setBatteryId("9YJPB010BL1A01F310000001")
                                        .setVin("LSUHN00A4R0123456")
                                        .setMassMg(478_000_000L)
                                        .setSafetyClass(SafetyClass.SAFETY_CLASS_B)
                                        .addFindings(Finding.FINDING_VIN_MISMATCH))));
    }

    private static ItemView lot(String id, long initial, long now, String holder) {
        return ItemView.newBuilder()
                .setKind(ItemKind.ITEM_KIND_LOT)
                .setItemId(id)
                .setLot(LotView.newBuilder()
                        .setLotId(id)
                        .setMaterial(Material.MATERIAL_SCRAP_STEEL)
                        .setGrade("201-A")
                        .setInitialMassMg(initial)
                        .setMassMg(now)
                        .setConsumed(now == 0)
                        .setCustody(custody(holder, "料场")))
                .build();
    }

    private static TraceNode node(ItemView item, int depth, TraceEnd end) {
        return TraceNode.newBuilder()
                .setItem(item)
                .setDepth(depth)
                .setEndBack(end)
                .build();
    }

    private static Map<String, TraceNode> nodes() {
        ItemView handOver = ItemView.newBuilder()
                .setKind(ItemKind.ITEM_KIND_HAND_OVER)
                .setItemId("H")
                .setHandOver(HandOverView.newBuilder()
                        .setHandOverId("H")
                        .setState(HandOverState.HAND_OVER_STATE_ACCEPTED)
                        .setConsignorName("浦江废钢")
                        .setConsigneeName("江南钢铁")
                        .setAct(Act.ACT_SMELT)
                        .addLines(line(1, "MERGED", 30 * TONNE))
                        .addLines(line(2, "OTHER", 5 * TONNE)))
                .build();
        Map<String, TraceNode> nodes = new LinkedHashMap<>();
        nodes.put(
                "H~1",
                node(
                        lot("H~1", 30 * TONNE - 20_000_000L, 30 * TONNE - 20_000_000L, "江南钢铁"),
                        0,
                        TraceEnd.TRACE_END_UNSPECIFIED));
        nodes.put("H", node(handOver, -1, TraceEnd.TRACE_END_UNSPECIFIED));
        nodes.put("MERGED", node(lot("MERGED", 30 * TONNE, 0, "浦江废钢"), -2, TraceEnd.TRACE_END_UNSPECIFIED));
        nodes.put("OTHER", node(lot("OTHER", 5 * TONNE, 0, "浦江废钢"), -2, TraceEnd.TRACE_END_ORIGIN));
        nodes.put("A", node(lot("A", 10 * TONNE, 0, "浦江废钢"), -3, TraceEnd.TRACE_END_ORIGIN));
        nodes.put("B", node(lot("B", 20 * TONNE, 0, "浦江废钢"), -3, TraceEnd.TRACE_END_HIDDEN));
        return nodes;
    }

    private static OfferedLine line(int no, String lot, long mass) {
        return OfferedLine.newBuilder()
                .setLineNo(no)
                .setLotId(lot)
                .setMassMg(mass)
                .build();
    }

    private static TraceEdge edge(String from, String to, TraceEdgeKind kind, long mass, long at) {
        return TraceEdge.newBuilder()
                .setFromItemId(from)
                .setToItemId(to)
                .setKind(kind)
                .setMassMg(mass)
                .setRecordedAtMs(at)
                .build();
    }

    private static List<TraceEdge> edges() {
        return List.of(
                edge("H", "H~1", TraceEdgeKind.TRACE_EDGE_KIND_ACCEPTED, 30 * TONNE, T0 + 3 * DAY),
                edge("MERGED", "H", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 30 * TONNE, T0 + 2 * DAY),
                edge("OTHER", "H", TraceEdgeKind.TRACE_EDGE_KIND_OFFERED, 5 * TONNE, T0 + 2 * DAY),
                edge("A", "MERGED", TraceEdgeKind.TRACE_EDGE_KIND_MERGE, 10 * TONNE, T0 + DAY),
                edge("B", "MERGED", TraceEdgeKind.TRACE_EDGE_KIND_MERGE, 20 * TONNE, T0 + DAY));
    }

    private List<EventView> history(String item) {
        return switch (item) {
            case "H~1" -> List.of(accepted());
            case "H" -> List.of(offered(), accepted());
            case "MERGED" ->
                List.of(event(
                        "浦江废钢",
                        "料场",
                        T0 + DAY,
                        T0 + DAY,
                        Fact.newBuilder()
                                .setLotsMerged(LotsMerged.newBuilder()
                                        .addSources(LotMass.newBuilder()
                                                .setLotId("A")
                                                .setMassMg(10 * TONNE))
                                        .addSources(LotMass.newBuilder()
                                                .setLotId("B")
                                                .setMassMg(20 * TONNE))
                                        .setMerged(LotResult.newBuilder()
                                                .setLotId("MERGED")
                                                .setGrade("201-A")
                                                .setMassMg(30 * TONNE)))));
            case "A" ->
                List.of(event(
                        "浦江废钢",
                        "料场",
                        T0,
                        T0,
                        Fact.newBuilder()
                                .setLotReceived(LotReceived.newBuilder()
                                        .setLot(LotResult.newBuilder()
                                                .setLotId("A")
                                                .setMassMg(10 * TONNE))
                                        .setTicket(WeighTicket.newBuilder()
                                                .setTicketNo("T1")
                                                .setGrossMg(25 * TONNE)
                                                .setTareMg(15 * TONNE)))));
            default -> List.of();
        };
    }

    private static EventView offered() {
        return event(
                "浦江废钢",
                "料场",
                T0 + 2 * DAY,
                T0 + 2 * DAY,
                Fact.newBuilder()
                        .setHandOverOffered(HandOverOffered.newBuilder()
                                .setHandOverId("H")
                                .setAct(Act.ACT_SMELT)
                                .addLines(line(1, "MERGED", 30 * TONNE))
                                .addLines(line(2, "OTHER", 5 * TONNE))));
    }

    private static EventView accepted() {
        return event(
                "江南钢铁",
                "炼钢厂",
                T0 + 3 * DAY,
                T0 + 3 * DAY,
                Fact.newBuilder()
                        .setHandOverAccepted(HandOverAccepted.newBuilder()
                                .setHandOverId("H")
                                .setAct(Act.ACT_SMELT)
                                .setComplete(true)
                                .setToleranceRule(ToleranceRule.TOLERANCE_RULE_TRUCK_SCALE_3_PER_MILLE)
                                .addAccepted(AcceptedResult.newBuilder()
                                        .setLineNo(1)
                                        .setLotId("MERGED")
                                        .setAcceptedMg(30 * TONNE)
                                        .setWeighedMg(30 * TONNE - 20_000_000L)
                                        .setNewLot(LotResult.newBuilder().setLotId("H~1")))));
    }

    private static Refusal refusal() {
        return Refusal.of(Rejection.newBuilder()
                .setReason(RejectionReason.REJECTION_REASON_MASS_NOT_BALANCED)
                .addDetails(RejectionDetail.newBuilder().setName("lot_id").setValue("A"))
                .addDetails(RejectionDetail.newBuilder().setName("sum_mg").setValue("1"))
                .addDetails(RejectionDetail.newBuilder().setName("expected_mg").setValue("2"))
                .build());
    }
}
